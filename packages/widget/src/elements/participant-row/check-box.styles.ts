import { css } from '../../element-support/css.ts'

export const checkBoxStyles = css`
  .check {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: var(--avatar);
    block-size: var(--avatar);
    border-radius: var(--radius-small);
  }
  .check::before {
    content: '';
    position: absolute;
    inset: -6px;
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
    .row.selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`
