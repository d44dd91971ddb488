import { html, nothing, svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en as english } from '../../i18n/en.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { enMany } from '../../i18n/en-many.ts'
import { enOwnDevices } from '../../i18n/en-own-devices.ts'
import type { FooterViewModel, OwnDevice, OwnDeviceViewModel } from '../../view-models/panel-view-model.ts'
import type { MuteAllViewModel } from '../../view-models/mute-all.ts'
import type { OwnHandViewModel } from '../../view-models/hand.ts'
import type { OwnStageViewModel } from '../../view-models/stage.ts'
import { openInvite } from '../panel-invite/load-invite.ts'
import { handBadge } from '../participant-row/avatar.ts'
import { muteAll } from '../panel-dialog/mute-all.ts'
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

type Failed = NonNullable<(OwnHandViewModel | OwnStageViewModel)['failed']>

const INVITE = drawIcon(
  svg`<path d="M8.25 3.75a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM2.75 16.25c0-2.5 2.3-4 5.5-4s5.5 1.5 5.5 4M15.5 6.5v5M13 9h5"/>`,
  '',
)

/** The person's own microphone, camera, screen and hand, and their way to the stage and off it; absent where none of them is allowed. */
export class PanelFooterElement extends PanelPart {
  static override properties = { isMuting: { state: true } }
  static override styles = footer

  /** Asked how many that are, or being asked. */
  declare private isMuting: boolean
  readonly #footer = new StoreController<FooterViewModel>(this, () => this.context.footer)

  protected override render(): unknown {
    const { mayInvite = false, devices = [], hand, stage, muteAll } = this.#footer.value ?? {}
    if (devices.length === 0 && !hand && !stage && !mayInvite && !muteAll) return nothing
    const en = this.words('ownDevices', enOwnDevices)
    return html`<footer class="footer" part="footer">
      <div role="alert">
        ${devices.map(({ device, failed }) => (failed === undefined ? nothing : html`<p><bdi>${en.ownFailed(device, failed)}</bdi></p>`))}
        ${[hand, stage].map((own) => (own?.failed ? this.#failed(own.id, own.failed) : nothing))}
      </div>
      <div class="own">
        <div class="devices" role="group" aria-label=${en.ownDevices} ?hidden=${devices.length === 0}>
          ${devices.map(this.#button)}
        </div>
        ${hand ? this.#hand(hand) : nothing}${stage ? this.#stage(stage) : nothing}${muteAll ? this.#muteAll(muteAll) : nothing}${mayInvite ? this.#invite() : nothing}
      </div>
    </footer>`
  }

  #muteAll({ blocked }: MuteAllViewModel): unknown {
    const { muteAll: verb } = this.words('many', enMany)
    const isOff = blocked !== undefined || this.isMuting
    return html`<button
      class="button all"
      part="button"
      type="button"
      title=${blocked ? this.words('panel', english).blocked[blocked] : verb}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || void this.#muteEverybody()}
    >
      ${icon('microphone-off')}<span class="label">${verb}</span>
    </button>`
  }

  async #muteEverybody(): Promise<void> {
    if (this.isMuting) return
    this.isMuting = true
    await muteAll(this)
    this.isMuting = false
  }

  #invite(): unknown {
    const { invite } = this.words('expected', enExpected)
    return html`<button
      class="button"
      part="button"
      type="button"
      title=${invite}
      @click=${() => void openInvite(this)}
    >
      ${INVITE}<span class="label">${invite}</span>
    </button>`
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

  #hand({ id, isUp, place, pending, blocked }: OwnHandViewModel): unknown {
    const { actions, blocked: reasons, handPlace, rowLabel } = this.words('panel', english)
    const action = isUp ? 'hand.lower' : 'hand.raise'
    const verb = actions[action]
    const label = isUp ? rowLabel([verb, handPlace(place)]) : verb
    const isOff = pending || blocked !== undefined
    return html`<button
      class="button hand ${isUp ? 'up' : ''} ${pending ? 'pending' : ''}"
      part="button"
      type="button"
      title=${blocked ? reasons[blocked] : verb}
      aria-label=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || void this.context.requests.act(action, [id])}
    >
      ${icon(isUp ? 'hand-down' : 'hand')}<span class="label">${verb}</span>${
        place === undefined
          ? nothing
          : html`<span class="order" aria-hidden="true">${handBadge(place, this.words('panel', english))}</span>`
      }
    </button>`
  }

  #stage({ id, action, place, pending, blocked }: OwnStageViewModel): unknown {
    const words = this.words('panel', english)
    const isUp = action === 'stage.decline'
    const verb = isUp ? words.takeBack : words.actions[action]
    const isOff = pending || blocked !== undefined
    return html`<button
      class="button stage ${isUp ? 'up' : ''} ${pending ? 'pending' : ''}"
      part="button"
      type="button"
      title=${blocked ? words.blocked[blocked] : verb}
      aria-label=${isUp ? words.rowLabel([verb, words.asksPlace(place)]) : verb}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || void this.context.requests.act(action, [id])}
    >
      ${icon(action === 'stage.leave' ? 'stage-down' : 'stage')}<span class="label">${verb}</span>${
        place === undefined ? nothing : html`<span class="order" aria-hidden="true">${handBadge(place, words)}</span>`
      }
    </button>`
  }

  #failed(id: string, { action, reason }: Failed): unknown {
    const { actionFailed, notTakenBack, reason: words, retry } = this.words('panel', english)
    const again = html`<button
      class="button small text"
      part="button"
      type="button"
      @click=${() => void this.context.requests.act(action, [id])}
    >
      ${retry}
    </button>`
    const why = words(reason)
    const said = action === 'stage.decline' ? notTakenBack(why) : actionFailed(action, why)
    return html`<p><bdi>${said}</bdi> ${reason.retryable ? again : nothing}</p>`
  }
}
