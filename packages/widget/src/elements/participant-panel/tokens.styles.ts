import { css } from '../../element-support/css.ts'

/**
 * Design tokens. A site knows only the public variables of the class comment of `<participant-panel>`; they are read
 * here and never declared, so that a value set on any ancestor reaches the panel. Every gray is a mix of foreground and
 * background; lightness is clamped so that any colour a site picks still passes as text.
 */
export const tokens = css`
  :host {
    --base-accent: var(--pp-accent, #2f62e3);
    --base-bg: var(--pp-background, light-dark(#ffffff, #17181b));
    --base-fg: var(--pp-foreground, light-dark(#1a1c20, #eeeff1));
    --base-live: var(--pp-live, light-dark(#1a9c50, #3ccb7a));
    --base-attention: var(--pp-attention, light-dark(#eda11f, #f2b23c));
    --base-danger: var(--pp-danger, light-dark(#cf2f2f, #f2655f));

    --sunken: color-mix(in oklab, var(--base-fg) 5%, var(--base-bg));
    --press: color-mix(in oklab, var(--base-fg) 10%, var(--base-bg));
    --line: var(--pp-border, color-mix(in oklab, var(--base-fg) 11%, var(--base-bg)));
    --line-strong: color-mix(in oklab, var(--base-fg) 20%, var(--base-bg));
    --gray-54: color-mix(in oklab, var(--base-fg) 54%, var(--base-bg));
    --gray-56: color-mix(in oklab, var(--base-fg) 56%, var(--base-bg));
    --gray-66: color-mix(in oklab, var(--base-fg) 66%, var(--base-bg));
    --gray-70: color-mix(in oklab, var(--base-fg) 70%, var(--base-bg));
    --control: light-dark(oklch(from var(--gray-54) min(l, 0.57) c h), oklch(from var(--gray-54) max(l, 0.61) c h));
    --text-2: light-dark(oklch(from var(--gray-70) min(l, 0.48) c h), oklch(from var(--gray-70) max(l, 0.75) c h));
    --text-3: light-dark(oklch(from var(--gray-66) min(l, 0.5) c h), oklch(from var(--gray-66) max(l, 0.715) c h));
    --icon: color-mix(in oklab, var(--base-fg) 76%, var(--base-bg));
    --icon-off: light-dark(oklch(from var(--gray-56) min(l, 0.57) c h), oklch(from var(--gray-56) max(l, 0.62) c h));

    --accent-text: light-dark(
      oklch(from var(--base-accent) min(l, 0.485) c h),
      oklch(from var(--base-accent) max(l, 0.76) min(c, 0.13) h)
    );
    --accent-soft: light-dark(
      color-mix(in oklab, var(--base-accent) 10%, var(--base-bg)),
      color-mix(in oklab, oklch(from var(--base-accent) clamp(0.5, l, 0.6) c h) 24%, var(--base-bg))
    );
    --live-mark: light-dark(oklch(from var(--base-live) min(l, 0.6) c h), oklch(from var(--base-live) max(l, 0.7) c h));
    --live-text: light-dark(
      oklch(from var(--base-live) min(l, 0.49) c h),
      oklch(from var(--base-live) max(l, 0.78) c h)
    );
    --live-soft: color-mix(in oklab, var(--base-live) 12%, var(--base-bg));
    --attention-mark: light-dark(
      oklch(from var(--base-attention) min(l, 0.62) c h),
      oklch(from var(--base-attention) max(l, 0.7) c h)
    );
    --attention-text: light-dark(
      oklch(from var(--base-attention) min(l, 0.49) c h),
      oklch(from var(--base-attention) max(l, 0.8) c h)
    );
    --attention-soft: color-mix(in oklab, var(--base-attention) 13%, var(--base-bg));
    --danger-text: light-dark(
      oklch(from var(--base-danger) min(l, 0.52) c h),
      oklch(from var(--base-danger) max(l, 0.775) c h)
    );
    --danger-soft: color-mix(in oklab, var(--base-danger) 11%, var(--base-bg));

    --size-name: var(--pp-font-size, 14px);
    /* A pixel that grows with the letters. */
    --unit: calc(var(--size-name) / 14);
    --size-title: calc(var(--size-name) * 15 / 14);
    --size-button: calc(var(--size-name) * 13 / 14);
    --size-meta: calc(var(--size-name) * 12 / 14);
    --size-chip: calc(var(--size-name) * 11 / 14);
    --inset: var(--pp-inset, 16px);
    --row: var(--pp-row-height, 52px);
    --header: 60px;
    --section: 36px;
    --field: 36px;
    --tool: 32px;
    --glyph: 18px;
    --avatar: var(--pp-avatar-size, 32px);
    --slot: 28px;
    --button: 28px;
    --footer-button: 36px;
    --radius: var(--pp-radius, 12px);
    --radius-control: calc(var(--radius) * 8 / 12);
    --radius-small: calc(var(--radius) * 6 / 12);

    --motion: var(--pp-motion, 1);
    --fast: calc(120ms * var(--motion));
    --focus: 2px solid var(--accent-text);
  }

  /* Small rows are for pointers that hit them: for a finger the sizes stay, whatever the density. */
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
    }
  }

  @media (pointer: coarse) {
    :host {
      --row: var(--pp-row-height, 56px);
      --section: 40px;
      --field: 44px;
      --tool: 44px;
      --slot: 44px;
      --button: 44px;
      --footer-button: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --motion: 0;
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --text-2: color-mix(in oklab, var(--base-fg) 88%, var(--base-bg));
      --text-3: color-mix(in oklab, var(--base-fg) 82%, var(--base-bg));
      --icon: var(--base-fg);
      --icon-off: color-mix(in oklab, var(--base-fg) 76%, var(--base-bg));
      --line: color-mix(in oklab, var(--base-fg) 40%, var(--base-bg));
      --line-strong: color-mix(in oklab, var(--base-fg) 60%, var(--base-bg));
    }
  }
`
