import { css } from '../../element-support/css.ts'

/** How small rows are laid out; their sizes are tokens. */
export const density = css`
  @media not (pointer: coarse) {
    :host([density='compact']) {
      .header {
        padding-block: 6px;
      }
      /* One line: counts that have no room beside the title stand on a second one, which is not seen. */
      .titles {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        align-content: flex-start;
        column-gap: 10px;
        block-size: calc(22 * var(--unit));
        overflow: clip;
      }
      .heading {
        max-inline-size: 100%;
      }
      .counts {
        white-space: nowrap;
      }
      @container (max-width: 597px) {
        .room-mark bdi {
          display: none;
        }
      }
      .row {
        column-gap: 10px;
      }
      .row > .text {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .text .meta {
        flex: 1 10 0;
        align-self: center;
      }
      .meta.username > span {
        display: none;
      }
      /* Beside the name there is room for how long, and not for what: its sign says that. */
      @container (max-width: 437px) {
        .counts [data-narrow] {
          &::before {
            content: attr(data-narrow);
          }
          > span {
            display: none;
          }
        }
        .text .meta[data-narrow]:has(> .icon) {
          flex: none;
          max-inline-size: none;
          &::before {
            content: attr(data-narrow);
          }
          > span {
            display: none;
          }
          > .icon {
            order: -1;
          }
        }
      }
      @container (max-width: 285px) {
        .text .meta:not(.failure) {
          flex: none;
          max-inline-size: 48%;
        }
      }
      .meta.failure > span {
        -webkit-line-clamp: 1;
      }
      .name {
        font-size: var(--size-button);
      }
      .chip {
        block-size: calc(16 * var(--unit));
        line-height: calc(14 * var(--unit));
      }
      .avatar {
        --dot: 8px;
      }
      .avatar:has(.order) {
        --dot: 15px;
        --out: 4px;
      }
    }
  }
`
