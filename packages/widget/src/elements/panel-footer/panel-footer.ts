import { html, nothing } from 'lit'
import { icon, type IconName } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import type { FooterViewModel, OwnDevice, OwnDeviceViewModel } from '../../view-models/panel-view-model.ts'

const ICONS: Record<OwnDevice, { on: IconName; off: IconName }> = {
  microphone: { on: 'microphone', off: 'microphone-off' },
  camera: { on: 'camera', off: 'camera-off' },
  screen: { on: 'screen-off', off: 'screen' },
}

/** The person's own microphone, camera and screen; absent where none of them is allowed. */
export class PanelFooterElement extends PanelPart {
  readonly #footer = new StoreController<FooterViewModel>(this, () => this.context.footer)

  protected override render(): unknown {
    const devices = this.#footer.value?.devices ?? []
    if (devices.length === 0) return nothing
    return html`<footer class="footer" part="footer">
      <div role="alert">
        ${devices.map(({ device, failed }) => (failed === undefined ? nothing : html`<p><bdi>${en.ownFailed(device, failed)}</bdi></p>`))}
      </div>
      <div class="own" role="group" aria-label=${en.ownDevices}>${devices.map(this.#button)}</div>
    </footer>`
  }

  #button = ({ device, on, pending }: OwnDeviceViewModel) => {
    const state = on ? 'on' : 'off'
    const verb = en.own[device][state]
    return html`<button
      class="button ${device} ${state} ${pending ? 'pending' : ''}"
      part="button"
      type="button"
      title=${verb}
      aria-disabled=${pending ? 'true' : nothing}
      @click=${() => pending || this.context.requests.switchOwn(device, !on)}
    >
      ${icon(ICONS[device][state])}<span class="label">${verb}</span>
    </button>`
  }
}
