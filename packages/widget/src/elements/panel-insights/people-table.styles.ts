import { css } from '../../element-support/css.ts'

/** Of people; the curve as a table looks the same. */
export const table = css`
  .block > .expected {
    margin-block: 0 8px;
  }
  .block > .button.text {
    margin: 4px -10px 0;
  }
  .figures-table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--size-button);
    line-height: calc(18 * var(--unit));
    font-variant-numeric: tabular-nums;
  }
  .figures-table :is(th, td) {
    padding-block: 7px;
    padding-inline: 12px 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-block-end: 1px solid var(--line);
  }
  .figures-table :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .people :is(th, td):first-child {
    inline-size: 99%;
    max-inline-size: 0;
  }
  .person :is(bdi, small) {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .person bdi {
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .figures-table thead th {
    padding-block: 0 6px;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  .figures-table thead button {
    padding: 0;
    border-radius: var(--radius-small);
    font: inherit;
    color: inherit;
  }
  .figures-table th[aria-sort] {
    color: var(--base-fg);
    font-weight: 600;
  }
  .figures-table th[aria-sort] button::after {
    content: ' ↑';
  }
  .figures-table th[aria-sort='descending'] button::after {
    content: ' ↓';
  }
  .people small {
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .people small > span + span::before {
    content: ' · ';
  }
  .figures-table .late {
    color: var(--attention-text);
  }
  @container (max-width: 717px) {
    .people :is(.col-in, .col-out, .role),
    .people.few tbody tr:nth-child(n + 6) {
      display: none;
    }
  }
  @container (max-width: 857px) {
    .people .col-share {
      display: none;
    }
  }
  @container (max-width: 285px) {
    .people :is(th, td) + * {
      padding-inline-start: 8px;
    }
    .people .col-name {
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }
  @container (min-width: 718px) {
    .people .stay,
    .block > .below {
      display: none;
    }
    .people small .stay + span::before {
      content: none;
    }
    .person {
      display: flex;
      align-items: baseline;
      gap: 8px;
    }
    /* One line for each person: what is said of one gives way before the name. */
    .person bdi {
      flex: none;
    }
    .people small {
      white-space: nowrap;
    }
  }
  @media (pointer: coarse) {
    .figures-table thead button {
      min-block-size: 44px;
    }
  }
`
