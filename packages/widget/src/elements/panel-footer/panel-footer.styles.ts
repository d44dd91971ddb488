import { css } from '../../element-support/css.ts'

export const footer = css`
  participant-panel-footer {
    display: block;
    margin-block-start: auto;
  }
  .footer {
    border-block-start: 1px solid var(--line);
  }
  .own {
    display: flex;
    gap: 8px;
    padding: 8px;
  }
  .own .button {
    flex: 1;
    position: relative;
    min-inline-size: 0;
    block-size: var(--footer-button);
    padding-inline: 8px;
  }
  .own .button .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .own .off {
    color: var(--text-2);
  }
  .own .on.screen {
    color: var(--accent-text);
    background: var(--accent-soft);
    box-shadow: none;
  }
  .footer p {
    padding: 8px 16px 0;
    font-size: var(--size-meta);
    line-height: 16px;
    color: var(--attention-text);
    overflow-wrap: anywhere;
  }
  @container (max-width: 439px) {
    .own .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`
