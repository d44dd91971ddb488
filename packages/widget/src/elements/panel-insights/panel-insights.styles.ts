import { css } from '../../element-support/css.ts'

export const insights = css`
  participant-panel-insights {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  .insights-body {
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 4px var(--inset) var(--inset);
  }
  :is(.insights-left, .insights-right) {
    display: flex;
    flex-direction: column;
    gap: 20px;
    min-inline-size: 0;
  }
  .insights-loading {
    padding: 16px;
    text-align: center;
    color: var(--text-2);
  }
  .insights-stale {
    margin: 0;
    color: var(--attention-text);
    font-size: var(--size-meta);
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 -8px;
  }
  .figures div {
    flex: 1 0 0;
    min-inline-size: min-content;
    padding: 10px 8px;
    border-radius: var(--radius-control);
    background: var(--sunken);
  }
  .figures dt {
    font-size: var(--size-meta);
    line-height: 16px;
    color: var(--text-2);
  }
  .figures dd {
    margin: 0;
    font-size: calc(var(--size-name) * 20 / 14);
    line-height: 28px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .block header {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 8px;
  }
  .block h3 {
    margin: 0;
    font-size: var(--size-meta);
    line-height: 16px;
    font-weight: 600;
  }
  .block header span,
  .block > p,
  .insights-note,
  .block summary,
  .moves-key {
    font-size: var(--size-meta);
    line-height: 16px;
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .block header span {
    margin-inline-start: auto;
  }
  .block > p,
  .insights-note {
    margin: 8px 0 0;
  }
  .block > .expected {
    margin-block: 0 8px;
  }
  .block > .button.text {
    margin: 4px -10px 0;
  }
  .block details {
    margin-block-start: 8px;
  }
  .moves-key {
    float: inline-end;
    display: flex;
    gap: 12px;
  }
  .moves-key span::before {
    content: '';
    display: inline-block;
    inline-size: 2px;
    block-size: 8px;
    margin-inline-end: 6px;
    background: var(--accent-text);
  }
  .moves-key .leaves::before {
    background: var(--text-3);
  }
  .curve {
    padding-block-start: 16px;
    padding-inline: 28px 4px;
    font-size: 11px;
  }
  .plot {
    position: relative;
    block-size: 96px;
  }
  .curve svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .curve svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .curve path {
    vector-effect: non-scaling-stroke;
    fill: none;
    stroke: var(--accent-text);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .curve .area {
    fill: color-mix(in oklab, var(--accent-text) 14%, transparent);
    stroke: none;
  }
  .curve .moves {
    block-size: 20px;
    margin-block-start: 6px;
  }
  .curve .leaves {
    stroke: var(--text-3);
  }
  .curve .gridline {
    position: absolute;
    inset-inline: 0;
    border-block-end: 1px solid var(--line);
  }
  .curve small {
    position: absolute;
    font-size: 11px;
    line-height: 14px;
    color: var(--text-2);
    font-style: normal;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .gridline small {
    inset-inline-end: calc(100% + 6px);
    inset-block-end: -7px;
  }
  .curve .mark {
    position: absolute;
    inline-size: 8px;
    block-size: 8px;
    margin: 0 -4px -4px;
    box-sizing: border-box;
    border: 2px solid var(--accent-text);
    border-radius: 50%;
    background: var(--surface);
    font-style: normal;
  }
  .curve .now {
    background: var(--accent-text);
  }
  .mark b {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 50%;
    translate: -50%;
    font-weight: 600;
    line-height: 14px;
    white-space: nowrap;
  }
  .mark:dir(rtl) b {
    translate: 50%;
  }
  .times {
    position: relative;
    block-size: 16px;
    margin-block-start: 4px;
  }
  .times small {
    translate: -50%;
  }
  .times small:dir(rtl) {
    translate: 50%;
  }
  .talk {
    display: grid;
    grid-template-columns: minmax(0, 84px) minmax(0, 1fr) auto;
    gap: 0 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--size-button);
    line-height: 18px;
  }
  .talk li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    min-block-size: 28px;
  }
  .talk .who {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .talk .bar {
    block-size: 8px;
    border-radius: 4px;
    background: var(--press);
    overflow: hidden;
  }
  .talk .bar i {
    display: block;
    block-size: 100%;
    border-radius: 4px;
    background: var(--accent-text);
  }
  .talk .value {
    text-align: end;
    font-size: var(--size-meta);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .talk b {
    margin-inline-end: 4px;
    color: var(--base-fg);
    font-size: var(--size-button);
    font-weight: 500;
  }
  .figures-table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--size-button);
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
  .figures-table :is(th, td) {
    padding-block: 7px;
    padding-inline: 12px 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-block-end: 1px solid var(--line);
  }
  .figures-table :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .people :is(th, td):first-child {
    inline-size: 99%;
    max-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .figures-table thead th {
    padding-block: 0 6px;
    font-size: var(--size-meta);
    line-height: 16px;
    color: var(--text-2);
  }
  .figures-table thead button {
    padding: 0;
    font: inherit;
    color: inherit;
  }
  .figures-table th[aria-sort] {
    color: var(--base-fg);
    font-weight: 600;
  }
  .figures-table th[aria-sort] button::after {
    content: ' ↑';
  }
  .figures-table th[aria-sort='descending'] button::after {
    content: ' ↓';
  }
  .figures-table small {
    display: block;
    font-size: var(--size-meta);
    line-height: 16px;
    color: var(--text-2);
    white-space: normal;
  }
  .figures-table small span + span::before {
    content: ' · ';
  }
  .figures-table .late {
    color: var(--attention-text);
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .downloads h3 {
    flex: 1;
  }
  .downloads p {
    flex-basis: 100%;
    color: var(--attention-text);
  }
  @container (max-width: 719px) {
    .people :is(.col-in, .col-out, .col-share, .role),
    .people.few tbody tr:nth-child(n + 6) {
      display: none;
    }
  }
  @container (max-width: 287px) {
    .figures dd {
      font-size: calc(var(--size-name) * 16 / 14);
    }
    .talk {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .talk .bar {
      grid-area: 2 / 1 / auto / -1;
      margin-block-end: 8px;
    }
  }
  @container (min-width: 720px) {
    .insights-body {
      display: grid;
      grid-template-columns: 360px minmax(0, 1fr);
      gap: 24px 40px;
    }
    .insights-stale {
      grid-column: 1 / -1;
    }
    .people .stay,
    .block > .below {
      display: none;
    }
    .people small .stay + span::before {
      content: none;
    }
    .people small {
      display: inline;
      margin-inline-start: 8px;
    }
  }
  @media (pointer: coarse) {
    .figures-table thead button,
    .downloads .button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .figures div {
      border: 1px solid;
    }
    .curve path,
    .curve .mark {
      stroke: LinkText;
      border-color: LinkText;
    }
    .curve .area {
      fill: none;
    }
    .moves-key span::before {
      forced-color-adjust: none;
      background: LinkText;
    }
    .talk .bar {
      border: 1px solid;
    }
    .talk .bar i {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  @media print {
    :host(:state(insights)) {
      color-scheme: light !important;
      block-size: auto !important;
      max-block-size: none !important;
    }
    participant-panel-insights {
      flex: none;
      overflow: visible;
    }
    .people.few tbody tr:nth-child(n) {
      display: table-row;
    }
    :is(.bar, .bar i, .figures div, .mark, .moves-key span) {
      print-color-adjust: exact;
    }
    :is(.figures, .curve, .talk li, tr) {
      break-inside: avoid;
    }
    :is(.downloads, .block > .button, summary) {
      display: none;
    }
  }
`
