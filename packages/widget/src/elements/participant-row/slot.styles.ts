import { css } from '../../element-support/css.ts'

export const slot = css`
  .slot {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--slot);
    block-size: var(--slot);
    border-radius: var(--radius-small);
    color: var(--icon);
  }
  button.slot {
    transition:
      background var(--fast),
      box-shadow var(--fast);
  }
  .slot:is(.off, .not-allowed, .unknown) {
    color: var(--icon-off);
  }
  .slot.unknown .state path {
    stroke-dasharray: 1.5 3;
  }
  .slot.off-by-moderator {
    color: var(--danger-text);
  }
  .slot.speaking {
    color: var(--live-text);
  }
  .slot .verb,
  .slot:not([aria-disabled]):is(:hover, :focus-visible) .verb + .state {
    display: none;
  }
  button.quiet {
    opacity: 0;
  }
  :is(.row:is(:hover, :focus-within), :focus-visible > .row) button.slot {
    opacity: 1;
    background: var(--base-bg);
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .row:is(:hover, :focus-within) button.slot:is(:hover, :focus-visible) {
    color: var(--base-fg);
    box-shadow: inset 0 0 0 1px var(--control);
  }
  .row button.slot[aria-disabled]:is(:hover, :focus-visible) {
    color: var(--icon-off);
    cursor: not-allowed;
  }
  .row button.more:not(:hover, :focus-visible) {
    background: none;
    box-shadow: none;
    color: var(--icon-off);
  }
  button.slot:focus-visible {
    outline-offset: -1px;
  }
  button.slot:not([aria-disabled]):is(:hover, :focus-visible) .verb {
    display: block;
  }
  /* Asked and not confirmed: a ring, from 400 ms on. */
  .pending {
    position: relative;
    color: var(--icon-off);
  }
  .pending::after {
    content: '';
    position: absolute;
    inset: 1px;
    margin: auto;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    background: conic-gradient(from 0deg, #0000 55%, var(--accent-text));
    mask: radial-gradient(circle closest-side, #0000 calc(100% - 2px), #000 calc(100% - 1.5px));
    animation:
      spin calc(0.9s * var(--motion)) linear infinite,
      appear 400ms step-end backwards;
  }
  .slot.speaking .state {
    stroke-width: 2;
  }
  @media (pointer: coarse) {
    span.slot {
      inline-size: 28px;
    }
  }
  @media (forced-colors: active) {
    button.slot {
      border: 1px solid;
    }
  }
`
