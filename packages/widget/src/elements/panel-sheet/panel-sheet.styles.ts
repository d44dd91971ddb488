import { css } from '../../element-support/css.ts'

/** A sheet is as wide as the window, so here alone it is the window that is asked, and no container. */
export const sheet = css`
  participant-panel-sheet {
    display: none;
  }
  @media (max-width: 479px) {
    :host([sheet]) {
      position: fixed;
      inset: auto 0 0;
      inline-size: auto;
      block-size: 55dvh;
      max-block-size: none;
      padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
      padding-block-end: env(safe-area-inset-bottom);
      border-width: 1px 0 0;
      border-radius: 20px 20px 0 0;
      box-shadow: var(--pp-shadow, 0 -8px 30px light-dark(rgb(20 22 26 / 0.24), rgb(0 0 0 / 0.72)));
      transition: block-size calc(260ms * var(--motion)) cubic-bezier(0.2, 0, 0, 1);
      animation: rise calc(260ms * var(--motion)) cubic-bezier(0.2, 0, 0, 1);
    }
    :host([sheet='tall']) {
      block-size: 75dvh;
    }
    :host([sheet='full']) {
      block-size: 100dvh;
      padding-block-start: env(safe-area-inset-top);
      border-radius: 0;
    }
    :host([sheet]) participant-panel-sheet {
      position: relative;
      display: block;
    }
    :host([sheet]) .header {
      padding-block-start: 2px;
      padding-inline-end: 56px;
    }
  }
  .grabber {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 20px;
    touch-action: none;
    cursor: ns-resize;
  }
  .grabber:focus-visible {
    outline-offset: -4px;
  }
  .grabber i {
    inline-size: 36px;
    block-size: 5px;
    border-radius: 3px;
    background: var(--line-strong);
  }
  .leave {
    position: absolute;
    /* In the middle of the header, which follows: below the grabber, and between the paddings. */
    inset-block-start: calc(20px + 2px + (var(--header) - 2px - 8px - var(--tool)) / 2);
    inset-inline-end: 8px;
    z-index: 1;
  }
  @keyframes rise {
    from {
      translate: 0 100%;
    }
  }
  @media (forced-colors: active) {
    .grabber i {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`
