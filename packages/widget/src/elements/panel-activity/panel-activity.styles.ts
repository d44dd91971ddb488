import { css } from '../../element-support/css.ts'

export const activity = css`
  participant-panel-activity {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  .activity {
    margin: 0;
    padding: 0 8px;
    list-style: none;
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
  }
  .activity li {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 8px;
    padding: 8px;
  }
  .activity li + li {
    border-block-start: 1px solid var(--line);
  }
  .activity .t {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .activity time {
    grid-area: 2 / 1;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .activity .button {
    grid-area: 1 / 2 / 3 / 3;
  }
  .activity .refused .t {
    color: var(--text-2);
  }
  .activity .who {
    display: inline;
    font-weight: 600;
    text-align: start;
    border-radius: var(--radius-small);
  }
  .activity .who:focus-visible {
    outline-offset: 0;
  }
  .activity .who:hover {
    text-decoration: underline;
  }
  .activity-filter {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 0 8px 4px 16px;
    padding-inline: var(--inset) 8px;
    font-weight: 600;
  }
  .activity-loading,
  .activity-older {
    padding: 16px;
    text-align: center;
    color: var(--text-2);
  }
  @media (pointer: coarse) {
    .activity .who,
    .activity .button {
      min-block-size: 44px;
    }
  }
`
