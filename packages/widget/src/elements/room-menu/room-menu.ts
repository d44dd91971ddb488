import { html, nothing } from 'lit'
import { itemOfKey } from '../../element-support/menu-keys.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enRoom } from '../../i18n/en-room.ts'
import { en } from '../../i18n/en.ts'
import type { RoomInputs } from '../../view-models/room-inputs.ts'
import { roomMenu, type RoomChoice, type RoomMenuGroup, type RoomMenuItem } from '../../view-models/room-menu.ts'
import { writeToLobby } from '../lobby-message/load-lobby-message.ts'
import { CHECK, CHEVRON, SHIELD } from '../participant-menu/menu-icons.ts'
import { menu } from '../participant-menu/participant-menu.styles.ts'
import { growInPlace, placeBeside } from '../participant-menu/place-beside.ts'
import { chooseForRoom, ROOM_DEEDS, turnRoom } from './room-deeds.ts'
import { roomItemIcon } from './room-menu-icons.ts'

const ITEMS = '[role^=menuitem]'

/** What can be done with the room itself, beside the button that opened it. */
export class RoomMenuElement extends PanelPart {
  static override properties = { isOpen: { state: true }, isUnfolded: { state: true } }
  static override styles = menu

  declare private isOpen: boolean
  /** The rules of the room show. */
  declare private isUnfolded: boolean
  readonly #room = new StoreController<RoomInputs>(this, () => this.context.room)
  #button: HTMLButtonElement | undefined

  constructor() {
    super()
    this.addEventListener('keydown', this.#pressed)
    this.addEventListener('toggle', ({ newState }) => newState === 'closed' && this.#closed())
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
    this.isUnfolded = false
    await this.updateComplete
    if (this.#items().length === 0) return
    this.showPopover()
    // A click on it closes the menu, and does not close and open it.
    button.popoverTargetElement = this
    button.ariaExpanded = 'true'
    addEventListener('scroll', this.#place, true)
    this.#place()
    this.#items()[0]?.focus()
  }

  protected override render(): unknown {
    const inputs = this.#room.value
    const menu = this.isOpen && inputs ? roomMenu(inputs) : undefined
    if (!menu) return nothing
    const reason = this.#reasonForAll()
    return html`<div class="who">
        <b><bdi>${inputs!.room!.title}</bdi></b>
        ${reason === undefined ? nothing : html`<small>${reason}</small>`}
      </div>
      <div role="menu" aria-label=${this.words('panel', en).room}>
        ${this.#group(menu.deeds)}${this.#group(menu.doors)}${this.#rules(menu.rules)}${this.#group(menu.views)}
        ${this.#group(menu.ends)}
      </div>`
  }

  /** Whoever may do nothing any more has no menu. */
  protected override updated(): void {
    if (this.isOpen && this.#items().length === 0) this.hidePopover()
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(ITEMS)]
  }

  /** Said once, above all of them. */
  #reasonForAll(): string | undefined {
    const { outage, room } = this.#room.value ?? {}
    const blocked = outage ?? (room?.ended && 'ended')
    return blocked && this.words('room', enRoom).blocked[blocked]
  }

  #group(items: RoomMenuGroup): unknown {
    const first = items.find((item) => item !== undefined)
    if (!first) return nothing
    const label = first.kind === 'choice' ? this.words('room', enRoom).choices[first.setting] : undefined
    return html`<div role="group" aria-label=${label ?? nothing}>
      ${label === undefined ? nothing : html`<div class="label" aria-hidden="true">${label}</div>`}
      ${items.map((item) => (item ? this.#item(item) : nothing))}
    </div>`
  }

  #rules(rules: readonly RoomMenuGroup[]): unknown {
    if (rules.flat().every((item) => item === undefined)) return nothing
    return html`<div role="group">
        <button
          class="item unfold"
          part="menu-item"
          type="button"
          tabindex="-1"
          role="menuitem"
          aria-expanded=${String(this.isUnfolded)}
          @click=${() => void this.#unfold(!this.isUnfolded)}
        >
          ${SHIELD}<span class="t">${this.words('room', enRoom).rules}</span>${CHEVRON}
        </button>
      </div>
      ${this.isUnfolded ? rules.map((items) => this.#group(items)) : nothing}`
  }

  async #unfold(isUnfolded: boolean): Promise<void> {
    this.isUnfolded = isUnfolded
    await this.updateComplete
    growInPlace(this)
    this.querySelector<HTMLElement>('.unfold')?.focus()
  }

  #item(item: RoomMenuItem): unknown {
    const words = this.words('room', enRoom)
    switch (item.kind) {
      case 'switch':
        // A switch stays where it is: several are often changed together.
        return this.#itemButton('menuitemcheckbox', words.switches[item.setting], item, () => {
          void turnRoom(this, item.setting, !item.isOn)
        })
      case 'lobby-message':
        return this.#itemButton('menuitem', this.words('door', enDoor).message.item, item, () =>
          this.#do(() => writeToLobby(this)),
        )
      case 'choice':
        return this.#itemButton('menuitemradio', this.#choice(item), item, () =>
          item.isOn ? this.hidePopover() : this.#do(() => chooseForRoom(this, item)),
        )
      case 'view':
        return this.#itemButton('menuitem', this.words('panel', en).views[item.view], item, () =>
          this.#do(() => this.context.requests.showView(item.view)),
        )
      case 'deed':
        return this.#itemButton('menuitem', words.deeds[item.deed], item, () =>
          this.#do(() => ROOM_DEEDS[item.deed](this)),
        )
    }
  }

  #choice(choice: RoomChoice): unknown {
    const words = this.words('room', enRoom)
    switch (choice.setting) {
      case 'mode': {
        const { name, note } = words.mode[choice.value]
        return html`${name}<small>${note}</small>`
      }
      case 'visibility':
        return words.visibility[choice.value]
      case 'whenHostLeaves':
        return choice.value === 'keep' ? words.keep : words.endAfter(choice.value.endAfterMinutes * 60_000)
    }
  }

  #itemButton(role: string, label: unknown, item: RoomMenuItem, run: () => void): unknown {
    const reason = item.blocked && this.words('room', enRoom).blocked[item.blocked]
    const isOn = 'isOn' in item ? item.isOn : undefined
    const isEnd = item.kind === 'deed' && item.deed === 'room.end'
    return html`<button
      class="item ${isEnd ? 'remove' : ''}"
      part="menu-item"
      type="button"
      tabindex="-1"
      role=${role}
      aria-checked=${isOn === undefined ? nothing : String(isOn)}
      aria-disabled=${reason ? 'true' : nothing}
      @click=${() => reason || run()}
    >
      ${roomItemIcon(item)}<span class="t"
        >${label}${reason ? html`<small class=${reason === this.#reasonForAll() ? 'visually-hidden' : nothing}>${reason}</small>` : nothing}</span
      >${item.kind === 'switch' ? html`<i class="switch"></i>` : item.kind === 'choice' && isOn ? CHECK : nothing}
    </button>`
  }

  #do(run: () => unknown): void {
    this.hidePopover()
    void run()
  }

  #pressed = (event: KeyboardEvent) => {
    const { key, target } = event
    const item = target as HTMLElement
    const [unfold, fold] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    if (key === unfold && item.matches('[aria-expanded=false]')) return item.click()
    if (key === fold && this.isUnfolded) return void this.#unfold(false)
    const next = itemOfKey(event, this.#items())
    if (key === 'Tab') this.hidePopover()
    if (!next && key !== 'Tab') return
    event.preventDefault()
    next?.focus()
  }

  #place = () => {
    if (this.#button?.isConnected) placeBeside(this, this.#button)
  }

  #closed(): void {
    removeEventListener('scroll', this.#place, true)
    const hadFocus = (this.getRootNode() as ShadowRoot).activeElement
    if (this.#button) this.#button.ariaExpanded = 'false'
    if (!hadFocus || this.contains(hadFocus)) this.#button?.focus()
    this.isOpen = false
  }
}
