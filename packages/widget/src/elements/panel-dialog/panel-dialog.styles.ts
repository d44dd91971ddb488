import { css } from '../../element-support/css.ts'

export const dialog = css`
  dialog {
    inline-size: 312px;
    max-inline-size: calc(100vw - 32px);
    padding: 16px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--base-bg);
    color: var(--base-fg);
    box-shadow: 0 8px 24px light-dark(rgb(20 22 26 / 0.18), rgb(0 0 0 / 0.6));
  }
  dialog::backdrop {
    background: light-dark(rgb(20 22 26 / 0.32), rgb(0 0 0 / 0.56));
  }
  dialog h3 {
    font-size: var(--size-title);
    line-height: calc(22 * var(--unit));
    font-weight: 600;
  }
  dialog p {
    margin-block-start: 4px;
    font-size: var(--size-button);
    line-height: calc(20 * var(--unit));
    color: var(--text-2);
  }
  dialog p:empty {
    margin: 0;
  }
  dialog .why-off {
    color: var(--attention-text);
  }
  dialog .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 14px;
  }
  dialog .acts .button {
    block-size: auto;
    min-block-size: 32px;
    padding-block: 6px;
    white-space: normal;
  }
  dialog .acts :is(.primary, .danger) {
    background: var(--accent-text);
    color: var(--base-bg);
    box-shadow: none;
  }
  dialog .acts .danger {
    background: var(--danger-text);
  }
  dialog .acts [aria-disabled] {
    background: var(--press);
    color: var(--text-3);
    cursor: not-allowed;
  }
  @media (pointer: coarse) {
    dialog .acts .button {
      min-block-size: 44px;
    }
  }
`
