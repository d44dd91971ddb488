import { css } from '../../element-support/css.ts'

export const form = css`
  participant-panel-form fieldset {
    display: grid;
    gap: 2px;
    margin: 12px 0 0;
    padding: 0;
    border: 0;
  }
  participant-panel-form :is(legend, .labelled, small) {
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  participant-panel-form .labelled {
    display: grid;
    gap: 4px;
    margin-block-start: 12px;
  }
  participant-panel-form legend {
    padding: 0;
  }
  participant-panel-form .choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    font-size: var(--size-button);
  }
  participant-panel-form .choice input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent-text);
  }
  participant-panel-form :is(.labelled input, textarea) {
    inline-size: 100%;
    box-sizing: border-box;
    padding: 6px 10px;
    border: 1px solid var(--control);
    border-radius: var(--radius-small);
    background: var(--base-bg);
    color: var(--base-fg);
    font: inherit;
    font-size: var(--size-button);
    resize: vertical;
  }
  participant-panel-form .theirs {
    display: block;
    max-block-size: 96px;
    overflow: auto;
    white-space: pre-wrap;
    color: var(--base-fg);
  }
  @media (pointer: coarse) {
    participant-panel-form :is(.choice, .labelled input) {
      min-block-size: 44px;
    }
  }
`
