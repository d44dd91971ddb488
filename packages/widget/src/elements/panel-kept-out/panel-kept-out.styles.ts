import { css } from '../../element-support/css.ts'

export const keptOut = css`
  participant-panel-kept-out {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .kept-out {
    flex: 1;
    overflow: auto;
    margin: 0;
    padding: 0 8px 8px;
    list-style: none;
  }
  .kept-out li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 52px;
    padding: 6px 8px;
  }
  .kept-out .who {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--size-name);
    line-height: calc(20 * var(--unit));
  }
  .kept-out :is(b, small) {
    display: block;
    overflow-wrap: anywhere;
  }
  .kept-out b {
    font-weight: 500;
  }
  .kept-out small {
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  .kept-out .failure {
    color: var(--attention-text);
  }
  .kept-out-search {
    margin: 0 8px 8px;
  }
  .kept-out-search input {
    inline-size: 100%;
    box-sizing: border-box;
    block-size: 36px;
    padding-inline: 10px;
    border: 1px solid transparent;
    border-radius: var(--radius-control);
    background: var(--sunken);
    color: var(--base-fg);
    font: inherit;
    text-overflow: ellipsis;
  }
  @media (pointer: coarse) {
    .kept-out .button,
    .kept-out-search input {
      min-block-size: 44px;
    }
  }
`
