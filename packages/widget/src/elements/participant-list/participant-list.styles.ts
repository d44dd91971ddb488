import { css } from '../../element-support/css.ts'

export const list = css`
  participant-list {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .list {
    flex: 1;
    min-block-size: 0;
    padding-block-end: 8px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .list:focus-visible {
    outline-offset: -2px;
  }
  .section-header {
    container-type: scroll-state;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--base-bg);
  }
  .section-header h3 {
    display: flex;
    align-items: center;
    gap: 6px;
    block-size: var(--section);
    padding-block-start: 4px;
    padding-inline: var(--inset);
    font-size: var(--size-meta);
    line-height: 16px;
    font-weight: 600;
  }
  .section-header .count {
    font-weight: 400;
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  @container scroll-state(stuck: top) {
    .section-header h3 {
      box-shadow: 0 1px 0 var(--line);
      padding-block-start: 0;
    }
  }
`
