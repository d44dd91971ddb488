import { html } from 'lit'
import { icon } from '../../element-support/icons.ts'

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
    <i>${isOn ? icon('tick') : ''}</i>
  </button>`
}
