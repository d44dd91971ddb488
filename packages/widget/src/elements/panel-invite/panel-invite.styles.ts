import { css } from '../../element-support/css.ts'

export const invite = css`
  .invite .paste {
    display: grid;
    gap: 4px;
    margin-block: 12px 8px;
    font-size: var(--size-meta);
    color: var(--text-2);
  }
  .invite textarea {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 6px 10px;
    border: 1px solid var(--control);
    border-radius: var(--radius-small);
    background: var(--base-bg);
    color: var(--base-fg);
    font: inherit;
    font-size: var(--size-button);
    resize: vertical;
  }
  .invite .file {
    position: relative;
    gap: 0;
    cursor: pointer;
  }
  .invite .file:has(:focus-visible) {
    outline: var(--focus);
  }
  .invite ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
    font-size: var(--size-meta);
    line-height: calc(18 * var(--unit));
    overflow-wrap: anywhere;
  }
  .invite .read {
    margin-block-start: 12px;
    color: var(--base-fg);
  }
  .invite small {
    color: var(--text-2);
  }
  .invite .bad {
    color: var(--attention-text);
  }
  .invite .copy {
    margin-inline-end: auto;
  }
`
