import { css } from '../../element-support/css.ts'

export const curve = css`
  .block details {
    margin-block-start: 8px;
  }
  .block details table {
    margin-block-start: 8px;
  }
  .block summary {
    inline-size: fit-content;
    border-radius: var(--radius-small);
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
  .curve :is(.mark, .times small) {
    inset-inline-start: var(--along);
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
    /* As far along itself as the mark is along the plot: it never leaves it. */
    translate: calc(-1 * var(--along));
    font-weight: 600;
    line-height: 14px;
    white-space: nowrap;
  }
  .mark:dir(rtl) b {
    translate: var(--along);
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
  @container (max-width: 285px) {
    .moves-key {
      float: none;
      margin-block-end: 4px;
    }
  }
  @media (forced-colors: active) {
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
  }
`
