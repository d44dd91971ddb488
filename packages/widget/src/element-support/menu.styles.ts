import { css } from './css.ts'

export const menu = css`
  .menu {
    position: fixed;
    inset: 0 auto auto 0;
    inline-size: 256px;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius) * 10 / 12);
    background: var(--base-bg);
    color: var(--base-fg);
    box-shadow: 0 8px 24px light-dark(rgb(20 22 26 / 0.18), rgb(0 0 0 / 0.6));
    font-size: var(--size-button);
    line-height: calc(20 * var(--unit));
  }
  .menu .who {
    padding: 6px 8px 8px;
  }
  .menu .who b {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .menu small {
    display: block;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  .menu [role='group'] {
    padding-block: 4px;
    border-block-start: 1px solid var(--line);
  }
  .menu .label {
    padding: 6px 8px 2px;
    font-size: var(--size-chip);
    line-height: calc(16 * var(--unit));
    font-weight: 600;
    color: var(--text-3);
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 8px;
    border-radius: var(--radius-small);
  }
  .item:is(:hover, :focus-visible) {
    background: var(--sunken);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item .t {
    flex: 1;
    min-inline-size: 0;
  }
  /* Folded, what can be unfolded stands together with what follows. */
  .menu [role='group']:has(> [aria-expanded='false']) {
    padding-block-end: 0;
  }
  .menu [role='group']:has(> [aria-expanded='false']) + [role='group'] {
    padding-block-start: 0;
    border: 0;
  }
  .item[aria-expanded='true'] > .chevron {
    rotate: 180deg;
  }
  .item.role > .icon:first-child {
    visibility: hidden;
  }
  .item:is(.remove, .ban) {
    color: var(--danger-text);
  }
  .item[aria-disabled] {
    color: var(--text-3);
    cursor: not-allowed;
  }
  .switch {
    flex: none;
    inline-size: 30px;
    block-size: 18px;
    padding: 4px;
    border-radius: 9px;
    box-shadow: inset 0 0 0 1.5px var(--control);
  }
  .switch::after {
    content: '';
    display: block;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--control);
  }
  [aria-checked='true'] > .switch {
    background: var(--accent-text);
    box-shadow: none;
  }
  [aria-checked='true'] > .switch::after {
    margin-inline-start: 12px;
    background: var(--base-bg);
  }
  .menu form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 4px 8px 8px;
  }
  .menu input {
    flex: 1 0 100%;
    min-inline-size: 0;
    block-size: 32px;
    padding-inline: 8px;
    border: 1px solid var(--control);
    border-radius: var(--radius-small);
    background: var(--base-bg);
    color: inherit;
    font: inherit;
  }
  @media (pointer: coarse), (max-width: 479px) {
    .menu {
      inset: auto 0 0;
      inline-size: auto;
      max-inline-size: none;
      max-block-size: 75dvh;
      padding: 8px 8px calc(8px + env(safe-area-inset-bottom));
      border-width: 1px 0 0;
      border-radius: 20px 20px 0 0;
      translate: none !important;
    }
    .menu::backdrop {
      background: light-dark(rgb(20 22 26 / 0.32), rgb(0 0 0 / 0.56));
    }
    .item {
      min-block-size: 48px;
    }
    .menu input {
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .switch,
    [aria-checked='true'] > .switch::after {
      border: 1px solid;
    }
  }
`
