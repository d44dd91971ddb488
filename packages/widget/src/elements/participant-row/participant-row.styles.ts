import { css } from '../../element-support/css.ts'

export const row = css`
  participant-row {
    display: block;
  }
  .row {
    display: grid;
    grid-template-columns: var(--avatar) minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 12px;
    block-size: var(--row);
    margin-inline: calc(var(--inset) / 2);
    padding-inline: calc(var(--inset) / 2) 4px;
    border-radius: var(--radius-control);
  }
  .row:hover {
    background: var(--sunken);
  }
  .text {
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .name {
    flex: 0 1 auto;
    min-inline-size: 0;
    font-weight: 500;
    white-space: nowrap;
    overflow: clip;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
  }
  .row:is(.invited, .left, .being-removed) .name {
    color: var(--text-2);
  }
  .you {
    flex: none;
    margin-inline-start: -2px;
    color: var(--text-2);
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    block-size: calc(18 * var(--unit));
    padding-inline: 6px;
    border-radius: var(--radius-small);
    background: var(--press);
    color: var(--text-2);
    font-size: var(--size-chip);
    line-height: calc(16 * var(--unit));
    font-weight: 500;
    white-space: nowrap;
  }
  .chip.HOST {
    color: var(--base-fg);
  }
  .meta {
    display: flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    font-size: var(--size-meta);
    line-height: calc(16 * var(--unit));
    color: var(--text-2);
  }
  .meta > span,
  .meta[data-narrow]::before {
    min-inline-size: 0;
    white-space: nowrap;
    overflow: clip;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
    font-variant-numeric: tabular-nums;
  }
  .meta.username > span {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .meta.live {
    color: var(--live-text);
  }
  .meta:is(.attention, .failure) {
    color: var(--attention-text);
  }
  /* Why is worth a second line. */
  .meta.failure > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: calc(14 * var(--unit));
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .meta.danger {
    color: var(--danger-text);
  }
  .spinner {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    margin: 1px;
    border-radius: 50%;
    background: conic-gradient(#0000 30%, currentColor);
    mask: radial-gradient(circle closest-side, #0000 calc(100% - 2px), #000 calc(100% - 1.5px));
    animation: spin calc(0.9s * var(--motion)) linear infinite;
  }
  .end {
    position: var(--end, static);
    display: flex;
    align-items: center;
    gap: 2px;
  }
  /* Where no room is kept for what is hidden at rest, it comes up beside the rest, over the text. A position is a layer. */
  button.quiet {
    position: var(--quiet, static);
    inset-block: 0;
    inset-inline-end: calc(100% + 2px);
    margin-block: auto;
    &:has(~ .quiet) {
      inset-inline-end: calc(100% + var(--slot) + 4px);
    }
  }
  .end > .button + .button {
    margin-inline-start: 4px;
  }
  .button.soft {
    background: var(--accent-soft);
    color: var(--accent-text);
    box-shadow: none;
  }
  .admit .icon {
    display: none;
  }
  .row [aria-disabled].button {
    opacity: 0.5;
  }
  @container (max-width: 285px) {
    .admit {
      inline-size: var(--button);
      padding: 0;
    }
    .admit .icon {
      display: inline;
    }
    .admit .label {
      display: none;
    }
    .row {
      --quiet: absolute;
      --end: relative;
      column-gap: 10px;
    }
    .chip,
    span.slot.camera,
    .slot.screen {
      display: none;
    }
    .meta[data-narrow]::before {
      content: attr(data-narrow);
    }
    .meta[data-narrow] > span {
      display: none;
    }
    .meta[data-narrow] > .icon {
      order: -1;
    }
  }
  @container (max-width: 597px) {
    /* Of somebody who is not here it is all hidden. */
    .row:is(.invited, .left) {
      --quiet: absolute;
      --end: relative;
    }
  }
  @container (max-width: 437px) {
    .retry {
      inline-size: var(--button);
      padding: 0;
    }
    .retry .label {
      display: none;
    }
  }
  @container (min-width: 598px) {
    .row > .text {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: center;
      column-gap: 16px;
    }
    .end {
      min-inline-size: 118px;
      justify-content: flex-end;
    }
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
    .row [aria-disabled].button {
      opacity: 1;
    }
  }
`
