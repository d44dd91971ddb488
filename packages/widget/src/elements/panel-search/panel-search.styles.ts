import { css } from '../../element-support/css.ts'

export const search = css`
  participant-panel-search {
    display: flex;
    flex-direction: column;
  }
  participant-panel-search:has(.message) {
    flex: 1;
  }
  participant-panel-search:has(.message) ~ participant-list {
    display: none;
  }
  .find {
    display: flex;
    gap: 4px;
    padding-inline: calc(var(--inset) / 2);
    padding-block-end: 8px;
  }
  .field {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    block-size: var(--field);
    padding-inline: 8px;
    border-radius: var(--radius-control);
    background: var(--sunken);
    color: var(--text-3);
    cursor: text;
  }
  .field:has(.query:focus-visible) {
    outline: var(--focus);
    outline-offset: -1px;
    background: var(--base-bg);
  }
  .query {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    appearance: none;
    font: inherit;
    color: var(--base-fg);
    text-overflow: ellipsis;
  }
  .query::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  .query::-webkit-search-cancel-button {
    display: none;
  }
  .key {
    min-inline-size: 20px;
    padding-inline: 5px;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    font: inherit;
    font-size: var(--size-chip);
    line-height: calc(18 * var(--unit));
    text-align: center;
  }
  .clear {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: var(--radius-small);
    color: var(--icon);
  }
  .clear:hover {
    background: var(--press);
  }
  .find .tool {
    inline-size: var(--field);
    block-size: var(--field);
  }
  .badge {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--accent-text);
    box-shadow: 0 0 0 2px var(--base-bg);
  }
  .result {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: var(--inset) calc(var(--inset) / 2);
    font-size: var(--size-meta);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .found .message {
    margin-block: auto;
  }
  @container (max-width: 285px) {
    .key {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .key {
      display: none;
    }
    .clear {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-end: -8px;
    }
  }
  @media (forced-colors: active) {
    .field {
      border: 1px solid;
    }
    .badge {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`
