import { css } from '../../element-support/css.ts'

export const header = css`
  .header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--header);
    padding-block: 10px 8px;
    padding-inline: var(--inset) 10px;
  }
  .header:has(> .back) {
    padding-inline-start: 8px;
  }
  .titles {
    flex: 1;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    gap: 2px;
  }
  .tools:empty {
    display: none;
  }
  .flip:dir(rtl) {
    scale: -1 1;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .count-view {
    display: flex;
    align-items: center;
    gap: 7px;
    block-size: 30px;
    padding-inline: 10px 12px;
    font-size: var(--size-button);
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .count-view i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    box-shadow: inset 0 0 0 2px var(--icon-off);
  }
  .count-view .live {
    background: var(--live-mark);
    box-shadow: none;
  }
  .count-view .reconnecting {
    box-shadow: inset 0 0 0 2px var(--attention-mark);
  }
  .title {
    font-size: var(--size-title);
    line-height: calc(22 * var(--unit));
    font-weight: 600;
    letter-spacing: -0.006em;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
  }
  .counts {
    min-block-size: calc(18 * var(--unit));
    font-size: var(--size-meta);
    line-height: calc(18 * var(--unit));
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .counts:has(.room-mark) {
    display: flex;
    gap: 10px;
    white-space: nowrap;
  }
  .room-mark {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 3px;
    min-inline-size: 14px;
  }
  .room-mark bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .room-mark .icon {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 1.75;
  }
  .counts .bone {
    inline-size: 112px;
    block-size: 8px;
    display: inline-block;
    margin-block: 5px;
    vertical-align: top;
  }
  .heading > span {
    display: flex;
    flex: none;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    block-size: calc(20 * var(--unit));
    padding-inline: 7px 8px;
    border-radius: 999px;
    font-size: var(--size-chip);
    line-height: calc(16 * var(--unit));
    font-weight: 600;
    white-space: nowrap;
    color: var(--text-2);
    background: var(--sunken);
  }
  .status i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .status.live {
    color: var(--live-text);
    background: var(--live-soft);
  }
  .status.live i {
    background: var(--live-mark);
  }
  .status.reconnecting {
    color: var(--attention-text);
    background: var(--attention-soft);
  }
  @container (max-width: 437px) {
    .room-mark + .room-mark bdi,
    .room-mark:has(+ .room-mark) bdi {
      display: none;
    }
  }
  @container (max-width: 285px) {
    .tools .insights,
    .room-mark bdi {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .status {
      border: 1px solid;
    }
    .status i,
    .status.live i,
    .count-view .live {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`
