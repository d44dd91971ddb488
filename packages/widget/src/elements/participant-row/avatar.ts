import { html, type TemplateResult } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { initials } from '../../element-support/initials.ts'
import type { en } from '../../i18n/en.ts'
import type { RowViewModel } from '../../view-models/row-view-model.ts'

/** Picture, else initials, else an icon; with the mark of presence. */
export function avatar(
  { presence, isBot, speaking, hue, hand, stage }: RowViewModel,
  name: string,
  picture: unknown,
  words: typeof en,
): TemplateResult {
  const [place, inQueue] =
    stage?.kind === 'asks' ? [stage.place, words.asksPlace(stage.place)] : [hand?.place, words.handPlace(hand?.place)]
  // `style` as a property, which a content security policy allows; as an attribute it would not.
  return html`<span class="avatar" part="avatar" .style=${`--hue: ${hue * 360}`}>
    ${
      (hand ?? stage?.kind === 'asks')
        ? html`<span class="presence order" part="presence" role="img" aria-label=${inQueue}
            >${handBadge(place, words)}</span
          >`
        : html`<span
            class=${`presence ${isBot || speaking ? '' : presence}`}
            part="presence"
            role="img"
            aria-label=${words.presence[presence]}
          ></span>`
    }
    ${
      picture ??
      html`<span class="face" aria-hidden="true">${isBot ? icon('bot') : (initials(name) ?? icon('user'))}</span>`
    }
  </span>`
}

/** The place in the queue where it is known. */
export function handBadge(place: number | undefined, { number }: typeof en): unknown {
  if (place === undefined) return icon('hand-up', 'small')
  return place > 99 ? `${number(99)}+` : number(place)
}
