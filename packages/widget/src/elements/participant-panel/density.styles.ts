import { css } from '../../element-support/css.ts'

/** Small rows are for pointers that hit them: for a finger the sizes stay, whatever the density. */
export const density = css`
  @media not (pointer: coarse) {
    :host([density='compact']) {
      --row: var(--pp-row-height, 36px);
      --avatar: var(--pp-avatar-size, 24px);
      --section: 32px;
      --header: 44px;
      --glyph: 16px;
      --slot: 24px;
      --button: 24px;
      --tool: 28px;
      --field: 32px;
      --footer-button: 32px;
      .header {
        padding-block: 6px;
      }
      @container (min-width: 320px) {
        .titles {
          display: flex;
          align-items: center;
          gap: 10px;
        }
      }
      .row {
        column-gap: 10px;
      }
      .text {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .text .meta {
        flex: 1 10 0;
        align-self: center;
      }
      .meta > :has(> bdi[dir]) {
        display: none;
      }
      .name {
        font-size: var(--size-button);
      }
      .chip {
        block-size: 16px;
        line-height: 14px;
      }
      .avatar {
        --dot: 8px;
      }
    }
  }
`
