import { css } from '../../element-support/css.ts'

export const talk = css`
  .talk {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr) auto;
    gap: 0 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
  }
  .talk li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    min-block-size: 28px;
  }
  .talk .who {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .talk .bar {
    block-size: 8px;
    border-radius: 4px;
    background: var(--press);
    overflow: hidden;
  }
  .talk .bar i {
    display: block;
    block-size: 100%;
    border-radius: 4px;
    background: var(--accent-text);
  }
  .talk .value {
    text-align: end;
    font-size: var(--size-meta);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .talk b {
    margin-inline-end: 4px;
    color: var(--base-fg);
    font-size: var(--size-button);
    font-weight: 500;
  }
  @container (max-width: 285px) {
    .talk {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .talk .bar {
      grid-area: 2 / 1 / auto / -1;
      margin-block-end: 8px;
    }
  }
  @media (forced-colors: active) {
    .talk .bar {
      border: 1px solid;
    }
    .talk .bar i {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`
