import { css } from '../../element-support/css.ts'

export const checkBoxStyles = css`
  .check {
    display: grid;
    place-items: center;
    inline-size: calc(var(--avatar) + 12px);
    block-size: calc(var(--avatar) + 12px);
    margin: -6px;
    border-radius: var(--radius-small);
  }
  .check i {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border: 1.5px solid var(--control);
    border-radius: var(--radius-small);
    color: var(--base-bg);
  }
  .check[aria-checked='true'] i {
    border-color: var(--accent-text);
    background: var(--accent-text);
  }
  .check .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2.25;
  }
  .row.selected {
    background: var(--accent-soft);
  }
  @media (forced-colors: active) {
    .check[aria-checked='true'] i {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    /* No ring: that is the focus. */
    .row.selected {
      padding-inline-start: calc(var(--inset) / 2 - 4px);
      border-inline-start: 4px solid Highlight;
    }
  }
`
