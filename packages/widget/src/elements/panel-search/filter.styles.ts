import { css } from '../../element-support/css.ts'

/** A line of what the list can be narrowed down to. */
export const filter = css`
  .filters {
    display: flex;
    gap: 6px;
    padding-inline: calc(var(--inset) / 2) 32px;
    padding-block-end: 8px;
    overflow: auto hidden;
    scroll-padding-inline: 8px 32px;
    scrollbar-width: none;
    mask: linear-gradient(to right, #000 calc(100% - 32px), #0000);
  }
  .filters:dir(rtl) {
    mask: linear-gradient(to left, #000 calc(100% - 32px), #0000);
  }
  .filter {
    display: inline-flex;
    align-items: center;
    flex: none;
    gap: 5px;
    block-size: var(--button);
    padding-inline: 10px;
    border-radius: 999px;
    box-shadow: inset 0 0 0 1px var(--line-strong);
    font-size: var(--size-meta);
    white-space: nowrap;
    color: var(--text-2);
  }
  .filter:focus-visible {
    outline-offset: -2px;
  }
  .filter:hover {
    background: var(--sunken);
  }
  .filter .number {
    color: var(--text-3);
    font-variant-numeric: tabular-nums;
  }
  .filter[aria-pressed='true'],
  .filter[aria-pressed='true'] .number {
    color: var(--accent-text);
  }
  .filter[aria-pressed='true'] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent-text);
  }
  @media (forced-colors: active) {
    .filter {
      border: 1px solid;
    }
    .filter[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .filter[aria-pressed='true'] .number {
      color: inherit;
    }
  }
`
