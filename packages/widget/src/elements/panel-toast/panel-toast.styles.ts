import { css } from '../../element-support/css.ts'

export const toast = css`
  /* Over the end of the list: what stands below stays to be pressed. */
  [role='status']:has(> participant-panel-toast) {
    position: relative;
  }
  .frame:has(> [role='status'] > participant-panel-toast) .pill {
    inset-block-end: 60px;
    margin-block-end: 60px;
  }
  participant-panel-toast {
    position: absolute;
    z-index: 2;
    inset-inline: 8px;
    inset-block-end: 8px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 6px 8px;
    min-block-size: 44px;
    padding: 6px;
    padding-inline: 12px 8px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius) * 10 / 12);
    background: var(--base-bg);
    box-shadow: 0 4px 16px light-dark(rgb(20 22 26 / 0.18), rgb(0 0 0 / 0.6));
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
  }
  participant-panel-toast .ways {
    display: contents;
    &:has(button + button) {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: inherit;
    }
  }
  participant-panel-toast .said {
    flex: 1 1 140px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`
