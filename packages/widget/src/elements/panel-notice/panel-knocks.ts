import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enList } from '../../i18n/en-list.ts'
import { en } from '../../i18n/en.ts'
import type { Knocks } from '../../view-models/lobby.ts'
import { actOnPeople } from '../panel-dialog/act-on-people.ts'
import { DOOR } from '../panel-header/header-icons.ts'
import type { ParticipantListElement } from '../participant-list/participant-list.ts'
import { notice } from './panel-notice.styles.ts'

/** Somebody waits out of sight: one person is decided about here, several are let in together or looked at. */
export class PanelKnocksElement extends PanelPart {
  static override properties = { knocks: { attribute: false } }
  static override styles = notice

  declare knocks: Knocks | undefined

  constructor() {
    super()
    new TickController(this, () => this.knocks !== undefined)
  }

  protected override render(): unknown {
    if (!this.knocks) return nothing
    const { ids, name, isGuest, since, blocked } = this.knocks
    const { actions, slotTip, waitingFor, blocked: reasons } = this.words('panel', en)
    const words = this.words('door', enDoor).knocks
    const ms = this.context.now() - since
    const isOne = ids.length === 1
    const reason = blocked && reasons[blocked]
    const admit = actions['lobby.admit']
    const admitAll = this.words('list', enList).sectionActions['lobby.admit']
    const deny = this.#button('square', slotTip(actions['lobby.deny'], name), icon('close'), reason, () =>
      this.context.requests.act('lobby.deny', ids),
    )
    return html`<div class="banner attention knocks" part="notice">
      ${DOOR}
      <span class="words"
        ><bdi>${words.title(name, ids.length)}</bdi
        ><small><bdi>${isOne ? waitingFor(ms, isGuest) : words.longest(ms)}</bdi></small></span
      >
      <span class="answers">
        ${isOne ? deny : this.#button('', words.show, words.show, undefined, () => this.#show(ids[0]!))}
        ${this.#button('primary', isOne ? slotTip(admit, name) : admitAll, isOne ? admit : admitAll, reason, () =>
          actOnPeople(this, 'lobby.admit', ids),
        )}
      </span>
    </div>`
  }

  #button(kind: string, label: string, content: unknown, reason: string | undefined, click: () => unknown): unknown {
    return html`<button
      class="button small ${kind}"
      part="button"
      type="button"
      title=${reason ?? label}
      aria-label=${label}
      aria-disabled=${reason ? 'true' : nothing}
      @click=${() => reason || void click()}
    >
      ${content}
    </button>`
  }

  /** Whatever hides them from the list goes away. */
  #show(id: string): void {
    const { requests } = this.context
    requests.showView('list')
    requests.clearFind()
    requests.fold('waiting', false)
    const root = this.getRootNode() as ShadowRoot
    void root.querySelector<ParticipantListElement>('participant-list')?.showRow(id)
  }
}
