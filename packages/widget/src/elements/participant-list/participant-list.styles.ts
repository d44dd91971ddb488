import { css } from '../../element-support/css.ts'

export const list = css`
  participant-list {
    position: relative;
    display: grid;
    grid: minmax(0, 1fr) / minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }
  .list {
    position: relative;
    grid-area: 1 / 1;
    padding-block-end: 8px;
    overflow: hidden auto;
    overflow-anchor: none;
    scroll-padding-block-start: var(--section);
    scrollbar-width: thin;
  }
  .ruler {
    position: absolute;
    visibility: hidden;
    inline-size: var(--section);
    block-size: var(--row);
  }
  [role='list'] {
    position: relative;
  }
  participant-row {
    position: absolute;
    inset-inline: 0;
    block-size: var(--row);
    contain: strict;
  }
  participant-row:focus-visible {
    outline: none;
  }
  participant-row:focus-visible > .row {
    outline: var(--focus);
    outline-offset: -2px;
  }
  .section-header {
    container-type: scroll-state;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 6px;
    block-size: var(--section);
    padding-block-start: 4px;
    padding-inline: var(--inset) calc(var(--inset) / 2);
    background: var(--base-bg);
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
  }
  .section-header :focus-visible {
    outline-offset: 0;
  }
  .section-header > .button {
    flex: none;
    margin-inline-start: auto;
  }
  .section-header h3 {
    min-inline-size: 0;
    font-weight: 600;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: var(--button);
    border-radius: var(--radius-small);
  }
  .fold > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    font-weight: 400;
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .nobody {
    padding-inline-end: 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--text-2);
  }
  .waiting .count {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--base-attention);
    color: oklch(from var(--base-attention) 0.22 0.05 h);
    font-size: var(--size-chip);
    line-height: calc(18 * var(--unit));
    font-weight: 600;
    text-align: center;
  }
  .chevron {
    color: var(--text-3);
    transition: rotate calc(180ms * var(--motion));
  }
  .fold[aria-expanded='false'] .chevron {
    rotate: -90deg;
  }
  .fold:dir(rtl)[aria-expanded='false'] .chevron {
    rotate: 90deg;
  }
  .button.text {
    color: var(--accent-text);
    box-shadow: none;
  }
  .queue {
    display: flex;
    flex: none;
  }
  .queue .text {
    padding-inline: 6px;
  }
  .section-header .text .icon {
    display: none;
  }
  @container (max-width: 285px) {
    .section-header h3 {
      flex: none;
      max-inline-size: calc(100% - var(--button) - 6px);
    }
    .section-header:has(> .queue) h3 {
      max-inline-size: calc(100% - 2 * var(--button) - 6px);
    }
    .section-header > :is(.queue, .nobody) {
      flex: 0 1 auto;
      min-inline-size: 0;
    }
    /* Words that have no room beside their icon wrap to where they are not seen. */
    .section-header .text {
      flex-shrink: 1;
      flex-wrap: wrap;
      align-content: start;
      column-gap: 2px;
      min-inline-size: var(--button);
      padding-inline: 4px;
      overflow: clip;
    }
    .section-header .text .icon {
      display: block;
      block-size: var(--button);
    }
    .section-header .label {
      max-inline-size: 100%;
      overflow: hidden;
    }
    .queue .square {
      flex: none;
    }
  }
  .queue [aria-disabled] {
    color: var(--text-3);
    cursor: not-allowed;
  }
  .queue .square {
    box-shadow: none;
    color: var(--text-2);
  }
  /* At the lower edge, of the window where that is higher: at the upper one it would cover a heading. */
  .pill {
    position: sticky;
    inset-block-end: 8px;
    z-index: 2;
    grid-area: 1 / 1;
    place-self: end center;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(32px, var(--button));
    margin: 8px;
    padding-inline: 12px;
    border-radius: 22px;
    background: light-dark(
      color-mix(in oklab, var(--base-fg) 94%, var(--base-bg)),
      color-mix(in oklab, var(--base-fg) 16%, var(--base-bg))
    );
    color: light-dark(var(--base-bg), var(--base-fg));
    font-size: var(--size-meta);
    font-weight: 500;
    box-shadow: 0 10px 30px -8px light-dark(rgb(20 22 26 / 0.24), rgb(0 0 0 / 0.72));
  }
  .pill .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .pill + .list {
    padding-block-end: calc(var(--button) + 24px);
    :is(participant-row, .fold) {
      scroll-margin-block-end: calc(var(--button) + 24px);
    }
  }
  @container scroll-state(stuck: top) {
    .section-header > * {
      translate: 0 -2px;
    }
    .section-header::after {
      content: '';
      position: absolute;
      inset: auto 0 -1px;
      border-block-end: 1px solid var(--line);
    }
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid;
    }
  }
`
