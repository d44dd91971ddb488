import { css } from '../../element-support/css.ts'

export const insights = css`
  participant-panel-insights {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  .insights-body {
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 4px var(--inset) var(--inset);
  }
  :is(.insights-left, .insights-right) {
    display: flex;
    flex-direction: column;
    gap: 20px;
    min-inline-size: 0;
  }
  .insights-loading {
    padding: 16px;
    text-align: center;
    color: var(--text-2);
  }
  .insights-stale {
    margin: 0;
    color: var(--attention-text);
    font-size: var(--size-meta);
  }
  .block header {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 8px;
  }
  .block h3 {
    margin: 0;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    font-weight: 600;
  }
  .block header span,
  .block > p,
  .insights-note,
  .block summary,
  .moves-key {
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .block header span {
    margin-inline-start: auto;
  }
  .block > p,
  .insights-note {
    margin: 8px 0 0;
  }
  @container (min-width: 718px) {
    .insights-body {
      display: grid;
      grid-template-columns: clamp(280px, 40%, 360px) minmax(0, 1fr);
      gap: 24px 40px;
    }
    .insights-stale {
      grid-column: 1 / -1;
    }
  }
`
