import { html, nothing, svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enBulk } from '../../i18n/en-bulk.ts'
import { enList } from '../../i18n/en-list.ts'
import type { BulkAction, BulkActionName, BulkViewModel, SkipReason } from '../../view-models/bulk.ts'
import { actOnPeople } from '../panel-dialog/act-on-people.ts'
import { bulkBar } from './panel-bulk-bar.styles.ts'

const ICONS: Record<BulkActionName, TemplateResult> = {
  'lobby.admit': icon('tick'),
  'lobby.deny': icon('ban'),
  'hand.lower': icon('hand-down'),
  'participant.mute': icon('microphone-off'),
  'participant.stopVideo': icon('camera-off'),
  'speak.allow': icon('microphone'),
  'speak.deny': icon('microphone-locked'),
  'participant.remove': drawIcon(
    svg`<path d="M8 4a2.9 2.9 0 1 1 0 5.8A2.9 2.9 0 0 1 8 4ZM2.75 16.25c0-2.6 2.15-4 5.25-4s5.25 1.4 5.25 4M13 8.75h5"/>`,
    '',
  ),
}

/** In the place of the footer while people are selected: what can be done to all of them. */
export class PanelBulkBarElement extends PanelPart {
  static override properties = { isAsking: { state: true } }
  static override styles = bulkBar

  declare private isAsking: boolean
  readonly #bulk = new StoreController<BulkViewModel | undefined>(this, () => this.context.bulk)

  constructor() {
    super()
    this.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#clear())
  }

  protected override render(): unknown {
    const bulk = this.#bulk.value
    if (!bulk) return nothing
    const words = this.words('bulk', enBulk)
    const { blocked } = this.words('panel', en)
    const selected = this.words('list', enList).selected(bulk.count)
    const notes = bulk.blocked ? [blocked[bulk.blocked]] : bulk.actions.flatMap((action) => this.#skips(action) ?? [])
    return html`<div class="bulk" part="bulk" role="group" aria-label=${selected}>
      <button
        class="tool"
        part="button"
        type="button"
        title=${words.clear}
        aria-label=${words.clear}
        @click=${() => this.#clear()}
      >
        ${icon('close')}
      </button>
      <span class="count">${selected}</span>
      <div class="verbs">${bulk.actions.map((action) => this.#button(action, bulk))}</div>
      ${notes.length > 0 ? html`<p>${notes.map((note) => html`<span>${note}</span>`)}</p>` : nothing}
    </div>`
  }

  #button(action: BulkAction, { blocked }: BulkViewModel): unknown {
    const { name, ids } = action
    const verb = this.words('bulk', enBulk).verb[name](ids.length)
    const says = this.#skips(action) ?? verb
    const isOff = blocked !== undefined || this.isAsking
    return html`<button
      class="button"
      part="button"
      type="button"
      title=${says}
      aria-label=${says}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || this.#act(action)}
    >
      ${ICONS[name]}<span class="label">${verb}</span>
    </button>`
  }

  /** Where some of the selected are left out. */
  #skips({ name, ids, skipped }: BulkAction): string | undefined {
    const words = this.words('bulk', enBulk)
    const said = Object.entries(skipped).map(([reason, count]) => words.skipped[reason as SkipReason](count))
    return said.length > 0 ? words.skip(words.verb[name](ids.length), said) : undefined
  }

  async #act({ name, ids }: BulkAction): Promise<void> {
    const selected = this.context.selection.get()
    this.isAsking = true
    const results = await actOnPeople(this, name, ids)
    this.isAsking = false
    if (results.length > 0) this.#clear(selected)
  }

  /** The bar goes away, unless others were selected meanwhile; a focus in it goes to the list. */
  #clear(ids = this.context.selection.get()): void {
    const root = this.getRootNode() as ShadowRoot
    if (this.contains(root.activeElement)) root.querySelector<HTMLElement>('participant-list [tabindex="0"]')?.focus()
    this.context.requests.clearSelection(ids)
  }
}
