import { html, svg } from 'lit'
import { drawIcon } from '../../element-support/icons.ts'

const CHECK = drawIcon(svg`<path d="M4.5 10.5 8.25 14.25 15.75 6"/>`, '')

/** In the place of the avatar; the list hears the click. */
export function checkBox(isOn: boolean, label: string): unknown {
  return html`<button
    class="check"
    part="check"
    type="button"
    role="checkbox"
    tabindex="-1"
    aria-checked=${isOn}
    aria-label=${label}
  >
    <i>${isOn ? CHECK : ''}</i>
  </button>`
}
