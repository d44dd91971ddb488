import { css } from '../../element-support/css.ts'

export const progress = css`
  .running {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    padding: 6px;
    padding-inline: 16px 8px;
    border-block-start: 1px solid var(--line);
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    font-variant-numeric: tabular-nums;
  }
  .running > span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .running progress {
    flex: none;
    inline-size: calc(100% - 8px);
    block-size: 4px;
    border-radius: 2px;
    appearance: none;
    border: 0;
    overflow: hidden;
    background: var(--press);
    accent-color: var(--accent-text);
  }
  .running ::-webkit-progress-bar {
    background: none;
  }
  .running ::-webkit-progress-value {
    background: var(--accent-text);
    transition: inline-size 180ms;
  }
  .running ::-moz-progress-bar {
    background: var(--accent-text);
  }
  @media (forced-colors: active) {
    .running progress {
      border: 1px solid CanvasText;
    }
    .running ::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`
