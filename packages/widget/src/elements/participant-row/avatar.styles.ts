import { css } from '../../element-support/css.ts'

export const avatar = css`
  .avatar {
    --dot: 10px;
    --out: 1px;
    --notch: calc(100% - var(--dot) / 2 + var(--out));
    display: grid;
    grid: 100% / 100%;
    inline-size: var(--avatar);
    block-size: var(--avatar);
    border-radius: var(--pp-avatar-radius, 50%);
  }
  /* In one place without a position, which would make each of them a layer to paint. */
  .avatar > * {
    grid-area: 1 / 1;
  }
  .avatar:dir(rtl) {
    --notch: calc(var(--dot) / 2 - var(--out));
  }
  .face {
    --face: light-dark(oklch(0.915 0.045 var(--hue)), oklch(0.37 0.06 var(--hue)));
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    background: var(--face);
    color: light-dark(oklch(0.43 0.1 var(--hue)), oklch(0.91 0.05 var(--hue)));
    font-size: calc(var(--avatar) * 0.39);
    line-height: 1;
    font-weight: 600;
    letter-spacing: 0.01em;
    white-space: nowrap;
    overflow: clip;
    user-select: none;
  }
  .face .icon {
    inline-size: 56%;
    block-size: 56%;
  }
  img.face {
    object-fit: cover;
  }
  .avatar:has(.order) {
    --dot: 18px;
    --out: 5px;
  }
  /* The dot is cut out of the face, so that any colour of the row shows through the gap; a mask costs a layer. */
  .presence + .face {
    --cut: circle calc(var(--dot) / 2 + 2px) at var(--notch) calc(100% - var(--dot) / 2 + var(--out));
  }
  .presence:is(.here, .reconnecting, .waiting) + .face {
    background: radial-gradient(var(--cut), #0000 calc(100% - 0.5px), var(--face));
  }
  .presence.order + .face {
    padding-block-end: 5px;
    padding-inline-end: 3px;
    font-size: calc(var(--avatar) * 0.36);
  }
  .presence.order + .face,
  .presence:is(.here, .reconnecting, .waiting) + img {
    mask: radial-gradient(var(--cut), #0000 calc(100% - 0.5px), #000);
  }
  .presence {
    place-self: end;
    margin-block-end: calc(-1 * var(--out));
    margin-inline-end: calc(-1 * var(--out));
    inline-size: var(--dot);
    block-size: var(--dot);
    border-radius: 50%;
  }
  .presence.here {
    background: var(--live-mark);
  }
  .presence.reconnecting {
    background: conic-gradient(#0000 25%, var(--attention-mark) 0);
    mask: radial-gradient(circle closest-side, #0000 55%, #000 60%);
    animation: spin calc(1.2s * var(--motion)) linear infinite;
  }
  .presence.waiting {
    background: linear-gradient(90deg, var(--attention-mark) 50%, #0000 0);
    box-shadow: inset 0 0 0 2px var(--attention-mark);
  }
  .presence.order {
    z-index: 1;
    inline-size: auto;
    min-inline-size: var(--dot);
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--base-attention);
    color: oklch(from var(--base-attention) 0.22 0.05 h);
    font-size: min(var(--size-chip), var(--dot) * 0.75);
    line-height: var(--dot);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .order .hand-up {
    display: block;
    inline-size: 12px;
    block-size: 18px;
    margin: auto;
  }
  .meta .hand-up {
    color: var(--attention-text);
  }
  .speaking .avatar {
    outline: 2px solid var(--live-mark);
    outline-offset: 2px;
  }
  .row:is(.reconnecting, .left, .being-removed) .face {
    --face: var(--sunken);
    color: var(--text-3);
  }
  .row:is(.reconnecting, .left, .invited, .being-removed) img.face {
    filter: grayscale(1);
    opacity: 0.6;
  }
  .row.invited .face {
    --face: none;
    color: var(--text-3);
    border: 1.5px dashed var(--icon-off);
  }
  .bot .avatar {
    border-radius: 28%;
  }
  .bot .face {
    --face: var(--sunken);
    color: var(--icon);
  }
  @container (max-width: 285px) {
    .meta .hand-up {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .meta .hand-up {
      color: inherit;
    }
    .face {
      border: 1px solid;
    }
    .presence:is(.here, .reconnecting, .waiting) + .face {
      mask: radial-gradient(var(--cut), #0000 calc(100% - 0.5px), #000);
    }
    .presence.here {
      forced-color-adjust: none;
      background: Highlight;
    }
    .presence.order {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .presence:is(.reconnecting, .waiting) {
      forced-color-adjust: none;
      background: Canvas;
      box-shadow: inset 0 0 0 2px CanvasText;
      mask: none;
    }
    .speaking .avatar {
      outline-color: Highlight;
    }
  }
`
