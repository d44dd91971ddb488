import { html, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { icon } from '../../element-support/icons.ts'
import { initials } from '../../element-support/initials.ts'
import { en } from '../../i18n/en.ts'
import type { RowViewModel } from '../../view-models/row-view-model.ts'

/** Picture, else initials, else an icon; with the mark of presence. */
export function avatar(row: RowViewModel, name: string, brokenUrl: string | undefined, onError: () => void): unknown {
  const { imageUrl, presence, isBot, speaking } = row
  const picture = imageUrl?.startsWith('https:') && imageUrl !== brokenUrl ? imageUrl : undefined
  // `style` as a property, which a content security policy allows; as an attribute it would not.
  return html`<span class="avatar" part="avatar" .style=${`--hue: ${row.hue * 360}`}>
    <span
      class=${isBot || speaking ? 'visually-hidden' : `presence ${presence}`}
      part="presence"
      role="img"
      aria-label=${en.presence[presence]}
    ></span>
    ${picture ? keyed(picture, image(picture, onError)) : face(isBot, name)}
  </span>`
}

function image(url: string, onError: () => void): TemplateResult {
  return html`<img
    class="face"
    part="picture"
    alt=""
    src=${url}
    referrerpolicy="no-referrer"
    loading="lazy"
    decoding="async"
    draggable="false"
    @error=${onError}
  />`
}

function face(isBot: boolean, name: string): TemplateResult {
  return html`<span class="face" aria-hidden="true">${isBot ? icon('bot') : (initials(name) ?? icon('user'))}</span>`
}
