import { css } from '../../element-support/css.ts'

export const skeletonStyles = css`
  /* So that nothing moves when header and search come; .all: nor when the bones come. */
  .space {
    --above: calc(var(--header) + var(--field) + 8px);
    flex: none;
    block-size: var(--above);
  }
  :host([view='compact']) .space {
    --above: var(--header);
  }
  .space.all {
    block-size: calc(var(--above) + 6 * var(--row) + 40px);
  }
  .skeleton {
    padding-block: 12px 8px;
  }
  .skeleton > .bone {
    inline-size: 44px;
    block-size: 8px;
    margin: 0 var(--inset) 12px;
  }
  .skeleton .row {
    display: grid;
    grid-template-columns: var(--avatar) 1fr;
    align-items: center;
    column-gap: 12px;
    block-size: var(--row);
    padding-inline: var(--inset);
    margin: 0;
    pointer-events: none;
  }
  .skeleton .row > .bone {
    inline-size: var(--avatar);
    block-size: var(--avatar);
    border-radius: 50%;
  }
  .skeleton .text .bone {
    inline-size: 128px;
    block-size: 10px;
  }
  .skeleton .text .bone + .bone {
    inline-size: 64px;
    block-size: 8px;
    margin-block-start: 8px;
  }
  .skeleton .row:nth-child(even) .text .bone {
    scale: 0.75 1;
    transform-origin: 0;
  }
  .skeleton:dir(rtl) .text .bone {
    transform-origin: 100%;
  }
`
