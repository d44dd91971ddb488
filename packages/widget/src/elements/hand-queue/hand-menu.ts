import { html, nothing } from 'lit'
import { itemOfKey } from '../../element-support/menu-keys.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enHands } from '../../i18n/en-hands.ts'
import { HAND_ORDERS } from '../../view-models/hand-order.ts'
import { SPEAKING_MINUTES, type HandQueueViewModel } from '../../view-models/next-hand.ts'
import { actOnPeople } from '../panel-dialog/act-on-people.ts'
import { CHECK } from '../participant-menu/menu-icons.ts'
import { menu } from '../participant-menu/participant-menu.styles.ts'
import { placeBeside } from '../participant-menu/place-beside.ts'

const MINUTE_MS = 60_000

/** In which order hands are taken and how long each speaks; and lowering all of them. */
export class HandMenuElement extends PanelPart {
  static override properties = { isOpen: { state: true } }
  static override styles = menu

  declare private isOpen: boolean
  readonly #hands = new StoreController<HandQueueViewModel | undefined>(this, () => this.context.hands)
  #button: HTMLButtonElement | undefined

  constructor() {
    super()
    this.addEventListener('keydown', this.#pressed)
    this.addEventListener('toggle', this.#toggled)
  }

  /** A popover that is taken out of the page is closed without an event. */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#closed()
  }

  async open(button: HTMLButtonElement): Promise<void> {
    this.popover = 'auto'
    this.classList.add('menu')
    this.#button = button
    this.isOpen = true
    await this.updateComplete
    if (this.#items().length === 0) return
    this.showPopover()
    button.ariaExpanded = 'true'
    placeBeside(this, button)
    this.#items()[0]?.focus()
  }

  protected override render(): unknown {
    const hands = this.#hands.value
    if (!this.isOpen || !hands) return nothing
    const words = this.words('hands', enHands)
    const { requests } = this.context
    return html`<div class="who" aria-hidden="true"><b class="name">${this.words('panel', en).sections.hands}</b></div>
      <div role="menu" aria-label=${words.options}>
        ${this.#group(
          words.order,
          HAND_ORDERS.map((order) => {
            const { name, note } = words.orders[order]
            const label = html`${name}<small>${note}</small>`
            return this.#choice(label, order === hands.order, () => requests.chooseHands({ order }))
          }),
        )}
        ${this.#group(
          words.time,
          [undefined, ...SPEAKING_MINUTES].map((minutes) => {
            const label = minutes === undefined ? words.noLimit : words.minutes(minutes * MINUTE_MS)
            return this.#choice(label, minutes === hands.minutes, () => requests.chooseHands({ minutes }))
          }),
        )}
        ${hands.up.length > 0 ? this.#lowerAll(hands) : nothing}
      </div>`
  }

  /** Whoever may do nothing any more has no menu. */
  protected override updated(): void {
    if (this.isOpen && this.#items().length === 0) this.hidePopover()
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  }

  #group(label: string, items: unknown): unknown {
    return html`<div role="group" aria-label=${label}>
      <div class="label" aria-hidden="true">${label}</div>
      ${items}
    </div>`
  }

  #choice(label: unknown, isOn: boolean, choose: () => void): unknown {
    return html`<button
      class="item"
      part="menu-item"
      type="button"
      tabindex="-1"
      role="menuitemradio"
      aria-checked=${String(isOn)}
      @click=${() => this.#do(choose)}
    >
      <span class="t">${label}</span>${isOn ? CHECK : nothing}
    </button>`
  }

  #lowerAll({ up, blocked }: HandQueueViewModel): unknown {
    const words = this.words('hands', enHands)
    return html`<div role="group">
      <button
        class="item"
        part="menu-item"
        type="button"
        tabindex="-1"
        role="menuitem"
        aria-disabled=${blocked ? 'true' : nothing}
        @click=${() => blocked || this.#do(() => void actOnPeople(this, 'hand.lower', up))}
      >
        <span class="t">${words.lowerAll}${blocked ? html`<small>${words.blocked[blocked]}</small>` : nothing}</span>
      </button>
    </div>`
  }

  #do(run: () => void): void {
    this.hidePopover()
    run()
  }

  #pressed = (event: KeyboardEvent) => {
    const next = itemOfKey(event, this.#items())
    if (event.key === 'Tab') this.hidePopover()
    if (!next && event.key !== 'Tab') return
    event.preventDefault()
    next?.focus()
  }

  #toggled = ({ newState }: ToggleEvent) => {
    if (newState === 'closed') return this.#closed()
    // A click on it closes the menu, and does not close and open it. Not before the click that opened it is over.
    if (this.#button) this.#button.popoverTargetElement = this
  }

  #closed(): void {
    const hadFocus = (this.getRootNode() as ShadowRoot).activeElement
    if (this.#button) Object.assign(this.#button, { ariaExpanded: 'false', popoverTargetElement: null })
    if (!hadFocus || this.contains(hadFocus)) this.#button?.focus()
    this.isOpen = false
  }
}
