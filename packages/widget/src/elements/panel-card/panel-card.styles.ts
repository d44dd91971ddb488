import { css } from '../../element-support/css.ts'

/** First in the order of reading, and drawn above the footer. */
export const card = css`
  .card-region {
    order: 1;
    z-index: 1;
    min-block-size: 0;
    overflow: auto;
  }
  participant-panel-footer,
  participant-panel-bulk-bar,
  .recorded,
  slot:is([name='notice'], [name='footer'])::slotted(*) {
    order: 2;
  }
  .card {
    margin: 8px;
    padding: 14px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius) * 10 / 12);
    background: var(--base-bg);
    box-shadow: 0 4px 16px light-dark(rgb(20 22 26 / 0.14), rgb(0 0 0 / 0.6));
    animation: card-in calc(260ms * var(--motion)) ease-out;
  }
  .card .asked {
    display: flex;
    gap: 12px;
  }
  .card .face {
    mask: none;
  }
  .card .question {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .card h3 {
    font-weight: 600;
  }
  /* The question runs as its own letters do, not as the name before them. */
  .card h3 bdi {
    unicode-bidi: plaintext;
  }
  .card p {
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
    color: var(--text-2);
  }
  .card .left {
    font-size: var(--size-meta);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .card .failure {
    margin-block-start: 8px;
    color: var(--attention-text);
  }
  .card > .button,
  .card .preview {
    margin-block-start: 12px;
  }
  .card .preview > * {
    display: block;
    inline-size: 100%;
  }
  .card .preview > p {
    margin-block-start: 6px;
  }
  .card video {
    aspect-ratio: 16 / 9;
    max-block-size: 160px;
    object-fit: cover;
    border-radius: var(--radius-control);
    background: var(--sunken);
    scale: -1 1;
  }
  .card .level {
    block-size: 4px;
    margin-block-start: 6px;
    border-radius: 2px;
    background: linear-gradient(var(--live-mark) 0 0) no-repeat var(--press);
    background-size: calc(100% * var(--level, 0)) 100%;
  }
  .card .level:dir(rtl) {
    background-position: right;
  }
  /* In sight also where the preview makes the card taller than the panel. */
  .card .acts {
    position: sticky;
    inset-block-end: 0;
    margin-block: 6px -6px;
    padding-block: 6px;
    background: var(--base-bg);
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .card .acts .button {
    flex: 1 0 auto;
    max-inline-size: 100%;
    block-size: auto;
    min-block-size: 32px;
    padding-block: 6px;
    white-space: normal;
  }
  .card .acts .primary {
    background: var(--accent-text);
    color: var(--base-bg);
    box-shadow: none;
  }
  .card [aria-disabled] {
    color: var(--text-3);
    cursor: not-allowed;
  }
  .card .acts [aria-disabled].primary {
    background: var(--press);
    color: var(--text-3);
  }
  @keyframes card-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (pointer: coarse) {
    .card .button.button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .card .level {
      border: 1px solid;
      background-image: linear-gradient(Highlight 0 0);
      forced-color-adjust: none;
    }
  }
`
