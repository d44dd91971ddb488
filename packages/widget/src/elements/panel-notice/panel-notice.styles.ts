import { css } from '../../element-support/css.ts'

export const notice = css`
  .banner {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    margin: 0 8px 8px;
    padding-block: 10px;
    padding-inline: 8px 10px;
    border-radius: var(--radius-control);
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
    background: var(--sunken);
  }
  .banner.attention {
    background: var(--attention-soft);
  }
  .banner.attention > .icon {
    color: var(--attention-text);
  }
  .banner.danger {
    background: var(--danger-soft);
  }
  .banner.danger > .icon {
    color: var(--danger-text);
  }
  .banner .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* A sentence runs as its own letters do, whatever the name before them. */
  :is(.banner, .message) bdi {
    unicode-bidi: plaintext;
  }
  .banner small {
    display: block;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .banner .button {
    align-self: center;
    background: var(--base-bg);
  }
  .banner.knocks {
    flex-wrap: wrap;
    justify-content: flex-end;
  }
  .knocks .words {
    flex-basis: 120px;
  }
  .answers {
    display: flex;
    gap: 8px;
    align-self: center;
  }
  .banner .primary {
    background: var(--accent-text);
    color: var(--base-bg);
    box-shadow: none;
  }
  [role]:has(> .message, > participant-panel-notice > .message) {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 40px 32px;
    text-align: center;
    text-wrap: balance;
  }
  .message .mark {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 10px;
    border-radius: 50%;
    background: var(--sunken);
    color: var(--icon);
  }
  .message .mark .icon {
    inline-size: 24px;
    block-size: 24px;
  }
  .message .attention {
    background: var(--attention-soft);
    color: var(--attention-text);
  }
  .message .danger {
    background: var(--danger-soft);
    color: var(--danger-text);
  }
  .message .button:disabled {
    opacity: 0.5;
  }
  .message h3 {
    font-size: var(--size-title);
    line-height: calc(22 * var(--unit));
    font-weight: 600;
  }
  .message p {
    font-size: var(--size-button);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .message .told {
    inline-size: 100%;
    box-sizing: border-box;
    margin-block-start: 12px;
    padding: 10px 12px;
    border-radius: var(--radius-control);
    background: var(--sunken);
    color: var(--base-fg);
    text-align: start;
    text-wrap: wrap;
    white-space: pre-line;
  }
  .told small {
    display: block;
    font-size: var(--size-meta);
    color: var(--text-2);
  }
  .message .button {
    margin-block-start: 14px;
  }
  @media (forced-colors: active) {
    .banner,
    .told {
      border: 1px solid;
    }
  }
`
