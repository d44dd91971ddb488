import { html, nothing, svg } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enList } from '../../i18n/en-list.ts'
import type { Announcement } from '../../view-models/announcements.ts'
import { createCalmList } from '../../view-models/calm-list.ts'
import { isFolded, type Folds } from '../../view-models/folding.ts'
import { SECTIONS } from '../../view-models/list-order.ts'
import type { PanelNotice, SectionAction, SectionName, SectionViewModel } from '../../view-models/panel-view-model.ts'
import type { HandQueueViewModel } from '../../view-models/next-hand.ts'
import { isSame } from '../../view-models/is-same.ts'
import { handQueue } from '../hand-queue/load-hand-queue.ts'
import { actOnPeople } from '../panel-dialog/act-on-people.ts'
import { density } from '../participant-panel/density.styles.ts'
import { avatar } from '../participant-row/avatar.styles.ts'
import { checkBoxStyles } from '../participant-row/check-box.styles.ts'
import { row } from '../participant-row/participant-row.styles.ts'
import { slot } from '../participant-row/slot.styles.ts'
import { ListFocus } from './list-focus.ts'
import { ListHold } from './list-hold.ts'
import { ListSelection } from './list-selection.ts'
import { list } from './participant-list.styles.ts'
import { RowWindow } from './row-window.ts'

const CHEVRON = icon('chevron', 'chevron small')
const ARROW_UP = drawIcon(svg`<path d="M10 15.75V4.5M5.25 9.25 10 4.5l4.75 4.75"/>`, '')

const ACTION_ICONS = {
  'lobby.admit': icon('tick'),
  'participant.remind': drawIcon(
    svg`<path d="M4.25 13.75c1-.9 1.5-2 1.5-4.5a4.25 4.25 0 0 1 8.5 0c0 2.5.5 3.6 1.5 4.5ZM8.5 16.25a1.75 1.75 0 0 0 3 0"/>`,
    '',
  ),
} satisfies Record<SectionAction, unknown>

/** The sections and those of their rows that are in view. It stands still while somebody is in it. */
export class ParticipantListElement extends PanelPart {
  static override styles = [list, row, avatar, slot, checkBoxStyles, density]

  readonly #sections = new StoreController<readonly SectionViewModel[]>(this, () => this.context.sections)
  readonly #folds = new StoreController<Folds>(this, () => this.context.folds)
  readonly #notice = new StoreController<PanelNotice | undefined>(this, () => this.context.notice)
  readonly #announcement = new StoreController<Announcement | undefined>(this, () => this.context.announcement)
  readonly #selection = new StoreController<readonly string[]>(this, () => this.context.selection)
  readonly #hands = new StoreController<HandQueueViewModel | undefined>(this, () => this.context.hands)
  readonly #calm = createCalmList()
  readonly #rows = new RowWindow(this)
  readonly #focus = new ListFocus(this, this.#rows)
  #asked: unknown

  constructor() {
    super()
    new ListHold(this, this.#calm)
    new ListSelection(this, this.#rows)
  }

  get focusedRow(): string | undefined {
    return this.#focus.row
  }

  /** Brings a person into view, whose row takes the focus. What was asked of the list just before is drawn by then. */
  async showRow(id: string): Promise<void> {
    await this.#moved()
    this.#rows.reveal(id)?.focus()
  }

  placeTabStop(): void {
    this.#focus.placeTabStop()
  }

  protected override render(): unknown {
    this.#calm.put(this.#sections.value ?? [], this.#scope())
    const words = this.words('panel', en)
    const notice = this.#notice.value
    const sections = new Map(this.#calm.sections.map((section) => [section.name, section]))
    return html`${this.#pill()}
      <div class="list" part="list" role="group" aria-label=${words.people} tabindex="-1" @scroll=${this.#scrolled}>
        <div class="ruler"></div>
        ${SECTIONS.map((name) => this.#section(name, sections.get(name), words))}
        <participant-panel-notice
          .context=${this.context}
          .notice=${notice?.kind === 'alone' ? notice : undefined}
        ></participant-panel-notice>
      </div>
      <div class="visually-hidden" role="status">${this.#said()}</div>
      <div class="visually-hidden selected-count" role="status">${this.#selected()}</div>`
  }

  protected override updated(): void {
    const before = this.#rows.layout
    const { focusedRow } = this
    this.#rows.show(this.#calm, this.#isFolded)
    this.#focus.follow(before, focusedRow)
  }

  /** Without people only its list stays, with the slots that are in it. */
  #section(name: SectionName, section: SectionViewModel | undefined, words: typeof en): unknown {
    const folded = section !== undefined && this.#isFolded(section)
    return html`<section class="section ${name}" part="section" ?hidden=${!section}>
      ${section ? this.#heading(section, folded, words) : nothing}
      <div role="list" aria-label=${words.sections[name]} data-section=${name} ?hidden=${folded}></div>
    </section>`
  }

  #heading(section: SectionViewModel, folded: boolean, words: typeof en): unknown {
    const { name, ids, action } = section
    const hasQueue = name === 'hands' && this.#hands.value !== undefined
    return html`<div class="section-header" part="section-header" data-section=${name}>
      <h3>
        <button
          class="fold"
          type="button"
          tabindex="-1"
          data-section=${name}
          aria-expanded=${!folded}
          @click=${() => this.context.requests.fold(name, !folded)}
        >
          <span>${words.sections[name]}</span>
          ${ids.length > 0 ? html`<span class="count" aria-hidden="true">${words.number(ids.length)}</span>` : nothing}
          <span class="visually-hidden">${words.peopleCount(ids.length)}</span>
          ${CHEVRON}
        </button>
      </h3>
      ${action ? this.#action(section, action) : ids.length === 0 ? this.#nobody() : nothing}
      ${hasQueue ? handQueue(this.context) : nothing}
    </div>`
  }

  /** Shows what was just asked for, also while the list is held: it is the person in it who moves it. */
  async #moved(): Promise<void> {
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame)
    this.#calm.move()
    this.requestUpdate()
    await this.updateComplete
  }

  #action({ name, ids }: SectionViewModel, action: SectionAction): unknown {
    const act = async ({ currentTarget }: Event) => {
      const button = currentTarget as HTMLElement
      const results = await actOnPeople(this, action, ids)
      if (results.length === 0) return
      const hadFocus = button === (this.getRootNode() as ShadowRoot).activeElement
      await this.#moved()
      // A button that goes away under the focus leaves it to its heading.
      if (hadFocus && !button.isConnected) this.querySelector<HTMLElement>(`.fold[data-section=${name}]`)?.focus()
    }
    const verb = this.words('list', enList).sectionActions[action]
    return html`<button class="button small text" part="button" type="button" tabindex="-1" title=${verb} @click=${act}>
      ${ACTION_ICONS[action]}<span class="label">${verb}</span>
    </button>`
  }

  /** Of a waiting room. */
  #nobody(): unknown {
    return html`<span class="nobody">${this.words('list', enList).nobodyWaiting}</span>`
  }

  #pill(): unknown {
    const { arrivals } = this.#calm
    if (arrivals === 0) return nothing
    return html`<button class="pill" part="pill" type="button" @click=${this.#letIn}>
      ${ARROW_UP}${this.words('list', enList).joined(arrivals)}
    </button>`
  }

  #said(): string {
    const { joined = [], hands = [], waiting = [], asks = [] } = this.#announcement.value ?? {}
    const words = this.words('list', enList)
    const said = [
      waiting.length ? words.announceWaiting(waiting) : '',
      joined.length ? words.announceJoined(joined) : '',
      hands.length ? words.announceHands(hands) : '',
      asks.length ? words.announceAsks(asks) : '',
    ]
    return this.words('panel', en).sentences(said.filter(Boolean))
  }

  /** The bar says it too, but comes with it: what comes with its words is not read out by every screen reader. */
  #selected(): string {
    const { length } = this.#selection.value ?? []
    return length > 0 ? this.words('list', enList).selected(length) : ''
  }

  /** What the list is asked for; whoever asks for another order of hands sees it at once. */
  #scope(): unknown {
    const scope = [this.context.find.get().find, this.#hands.value?.order]
    if (!isSame(scope, this.#asked)) this.#asked = scope
    return this.#asked
  }

  #isFolded = (section: SectionViewModel) => isFolded(section, this.#folds.value ?? {})

  #scrolled = () => this.#rows.draw()

  /** The pill goes away; a keyboard's focus on it goes to the list. */
  #letIn = (event: MouseEvent) => {
    const { currentTarget, detail } = event
    ;(currentTarget as HTMLElement).blur()
    this.#calm.move()
    this.requestUpdate()
    if (detail === 0) void this.updateComplete.then(() => this.#focus.enter())
  }
}
