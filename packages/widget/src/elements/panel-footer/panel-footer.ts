import { html, nothing, svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enOwnDevices } from '../../i18n/en-own-devices.ts'
import type { FooterViewModel, OwnDevice, OwnDeviceViewModel } from '../../view-models/panel-view-model.ts'
import { footer } from './panel-footer.styles.ts'

const ICONS: Record<OwnDevice, { on: TemplateResult; off: TemplateResult }> = {
  microphone: { on: icon('microphone'), off: icon('microphone-off') },
  camera: { on: icon('camera'), off: icon('camera-off') },
  screen: {
    on: drawIcon(
      svg`<path d="M4.25 3.75h11.5c1.1 0 2 .9 2 2v6.5a2 2 0 0 1-2 2H4.25a2 2 0 0 1-2-2v-6.5c0-1.1.9-2 2-2ZM7 17.25h6M8 7l4 4M12 7l-4 4"/>`,
      'screen-off',
    ),
    off: icon('screen'),
  },
}

/** The person's own microphone, camera and screen; absent where none of them is allowed. Comes with the connection. */
export class PanelFooterElement extends PanelPart {
  static override styles = footer

  readonly #footer = new StoreController<FooterViewModel>(this, () => this.context.footer)

  protected override render(): unknown {
    const devices = this.#footer.value?.devices ?? []
    if (devices.length === 0) return nothing
    const en = this.words('ownDevices', enOwnDevices)
    return html`<footer class="footer" part="footer">
      <div role="alert">
        ${devices.map(({ device, failed }) => (failed === undefined ? nothing : html`<p><bdi>${en.ownFailed(device, failed)}</bdi></p>`))}
      </div>
      <div class="own" role="group" aria-label=${en.ownDevices}>${devices.map(this.#button)}</div>
    </footer>`
  }

  #button = ({ device, on, pending }: OwnDeviceViewModel) => {
    const state = on ? 'on' : 'off'
    const verb = this.words('ownDevices', enOwnDevices).own[device][state]
    return html`<button
      class="button ${device} ${state} ${pending ? 'pending' : ''}"
      part="button"
      type="button"
      title=${verb}
      aria-disabled=${pending ? 'true' : nothing}
      @click=${() => pending || this.context.requests.switchOwn(device, !on)}
    >
      ${ICONS[device][state]}<span class="label">${verb}</span>
    </button>`
  }
}
