import { css } from '../../element-support/css.ts'

export const bulkBar = css`
  participant-panel-bulk-bar {
    display: block;
    margin-block-start: auto;
  }
  .bulk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 8px;
    padding-inline-end: 10px;
    border-block-start: 1px solid var(--line);
  }
  .bulk .count {
    flex: 1;
    white-space: nowrap;
    font-size: var(--size-button);
    font-weight: 500;
    color: inherit;
  }
  .verbs {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: inherit;
    margin-inline-start: auto;
  }
  .bulk .button {
    block-size: var(--footer-button);
  }
  .bulk .button .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .bulk [aria-disabled] {
    color: var(--text-3);
    cursor: not-allowed;
  }
  .bulk p {
    flex: 1 0 100%;
    padding-inline: 8px;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
    overflow-wrap: anywhere;
  }
  .bulk p > span {
    display: block;
  }
  /* Icons have tooltips; a finger sees none. */
  @media not (pointer: coarse) {
    @container (max-width: 717px) {
      .bulk .button {
        inline-size: var(--footer-button);
        padding: 0;
      }
      .bulk .label {
        display: none;
      }
    }
  }
  @media (pointer: coarse) {
    .verbs {
      flex: 1 0 100%;
    }
    .verbs .button {
      flex: 1 1 auto;
      block-size: auto;
      min-block-size: var(--footer-button);
      white-space: normal;
    }
  }
  @container (max-width: 285px) {
    .bulk {
      gap: 2px;
      padding-inline: 8px;
    }
  }
`
