import { html, nothing, type TemplateResult } from 'lit'
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
  const asks = stage?.kind === 'asks' ? stage : undefined
  const queued = asks ?? hand
  const mark = queued ? 'order' : isBot || speaking ? '' : presence
  const label = asks ? words.asksPlace(asks.place) : hand ? words.handPlace(hand.place) : words.presence[presence]
  // `style` as a property, which a content security policy allows; as an attribute it would not.
  return html`<span class="avatar" part="avatar" .style=${`--hue: ${hue * 360}`}>
    <span class="presence ${mark}" part="presence" role="img" aria-label=${label}
      >${queued ? handBadge(queued.place, words) : nothing}</span
    >
    ${
      picture ??
      html`<span class="face" aria-hidden="true">${isBot ? icon('bot') : (initials(name) ?? icon('user'))}</span>`
    }
  </span>`
}

/** The place in the queue where it is known. */
export function handBadge(place: number | undefined, { number }: typeof en): unknown {
  if (place === undefined) return icon('hand-up', 'hand-up small')
  return place > 99 ? `${number(99)}+` : number(place)
}
