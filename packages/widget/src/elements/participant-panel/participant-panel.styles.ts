import { css } from '../../element-support/css.ts'

export const frame = css`
  :host {
    /* Without the border: a panel of 288 px has 286 to ask for, hence every condition on it is two less. */
    container-type: inline-size;
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 240px;
    min-block-size: 0;
    box-sizing: border-box;
    overflow: clip;
    color: var(--base-fg);
    background: var(--base-bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--pp-shadow, none);
    font-size: var(--size-name);
    font-weight: 400;
    line-height: calc(20 * var(--unit));
    font-family: var(--pp-font, inherit);
    font-style: normal;
    font-variant: normal;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    -webkit-text-size-adjust: 100%;
  }
  /* Not on the host, whose display the page may set: as block it would be as high as its list. */
  .frame {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-block-size: 0;
    block-size: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host([view='count']) {
    container-type: normal;
    display: inline-flex;
    min-inline-size: 0;
    border-color: var(--line-strong);
    border-radius: 999px;
  }
  .recorded {
    flex: none;
    padding: 8px 16px;
    border-block-start: 1px solid var(--line);
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  participant-panel-search {
    display: block;
    flex: none;
    min-block-size: calc(var(--field) + 8px);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  :where(h2, h3, p, ul, li) {
    margin: 0;
    padding: 0;
    list-style: none;
    font: inherit;
  }
  :where(button) {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .uncut {
    display: inline-block;
  }
  .icon {
    flex: none;
    inline-size: var(--glyph);
    block-size: var(--glyph);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .f {
    fill: currentColor;
    stroke: none;
  }
  .icon.small {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 1.75;
  }
  .icon.large {
    inline-size: 24px;
    block-size: 24px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    block-size: 32px;
    padding-inline: 12px;
    border-radius: var(--radius-control);
    font-size: var(--size-button);
    font-weight: 500;
    white-space: nowrap;
    color: var(--base-fg);
    box-shadow: inset 0 0 0 1px var(--line-strong);
    transition: background var(--fast);
  }
  .button:hover {
    background: var(--sunken);
  }
  .button .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .button.small {
    block-size: var(--button);
    padding-inline: 10px;
    font-size: var(--size-meta);
    border-radius: var(--radius-small);
  }
  .button.square {
    inline-size: var(--button);
    padding: 0;
  }
  .tool {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--tool);
    block-size: var(--tool);
    border-radius: var(--radius-control);
    color: var(--icon);
    transition: background var(--fast);
  }
  .tool:hover {
    background: var(--sunken);
  }
  .tool[aria-expanded='true'] {
    background: var(--press);
    color: var(--base-fg);
  }
  .bone {
    display: block;
    border-radius: 4px;
    background: linear-gradient(100deg, var(--sunken) 35%, var(--press) 50%, var(--sunken) 65%) 50% / 300% 100%;
    animation: shimmer calc(1.6s * var(--motion)) linear infinite;
  }
  /* An animation and not a transition, so that the wait starts when the mark comes into the page. */
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @keyframes shimmer {
    from {
      background-position: 120% 0;
    }
    to {
      background-position: -20% 0;
    }
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }
    :is([aria-disabled='true'], :disabled) {
      color: GrayText !important;
    }
  }
`
