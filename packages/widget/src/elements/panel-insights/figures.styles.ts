import { css } from '../../element-support/css.ts'

export const figures = css`
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 -8px;
  }
  .figures div {
    flex: 1 0 0;
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    min-inline-size: min-content;
    padding: 10px 8px;
    border-radius: var(--radius-control);
    background: var(--sunken);
  }
  .figures dt {
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  .figures dd {
    margin: 0;
    font-size: calc(var(--size-name) * 20 / 14);
    line-height: calc(28 * var(--unit));
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @container (max-width: 285px) {
    .figures dd {
      font-size: calc(var(--size-name) * 16 / 14);
    }
  }
  @media (forced-colors: active) {
    .figures div {
      border: 1px solid;
    }
  }
`
