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
    flex-wrap: wrap;
    gap: 8px;
    padding: 8px;
  }
  .devices {
    display: contents;
  }
  .own .button {
    flex: 1;
    position: relative;
    min-inline-size: min-content;
    block-size: var(--footer-button);
    padding-inline: 8px;
  }
  .own .button .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .own .all {
    flex: 1 0 auto;
  }
  .own .off {
    color: var(--text-2);
  }
  .own .on.screen {
    color: var(--accent-text);
    background: var(--accent-soft);
    box-shadow: none;
  }
  .own .up {
    color: var(--attention-text);
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--base-attention) 40%, transparent);
  }
  .devices:not([hidden]) ~ .up {
    flex: 1 0 auto;
  }
  .own .stage.up {
    flex: 1 0 auto;
  }
  .footer p .button {
    flex: none;
  }
  .own .order {
    min-inline-size: 18px;
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--base-attention);
    color: oklch(from var(--base-attention) 0.22 0.05 h);
    font-size: var(--size-chip);
    line-height: calc(18 * var(--unit));
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .footer p {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block-start: 8px;
    padding-inline: 16px 8px;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--attention-text);
    overflow-wrap: anywhere;
  }
  @container (max-width: 437px) {
    /* Its icon is that of the own microphone. */
    .devices:not([hidden]) ~ :not(.all) .label,
    .hand:has(~ .stage) .label,
    .devices .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`
