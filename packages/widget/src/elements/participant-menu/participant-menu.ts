import { html, nothing } from 'lit'
import { itemOfKey } from '../../element-support/menu-keys.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { enMenu } from '../../i18n/en-menu.ts'
import { enRoles } from '../../i18n/en-roles.ts'
import { en } from '../../i18n/en.ts'
import {
  inPlaces,
  leftMenu,
  rankInTheWay,
  rowMenu,
  type RowMenu,
  type RowMenuItem,
} from '../../view-models/row-menu.ts'
import type { RowInputs, RowViewModel } from '../../view-models/row-view-model.ts'
import { writeToLobby } from '../lobby-message/load-lobby-message.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import { CHEVRON, SHIELD } from './menu-icons.ts'
import { menuItem } from './menu-item.ts'
import { roleItem } from './role-item.ts'
import { menu } from './participant-menu.styles.ts'
import { growInPlace, placeBeside } from './place-beside.ts'

const ITEMS = '[role^=menuitem]'

/** What can be done to one person. It stays theirs, wherever their row goes and whatever it shows by then. */
export class ParticipantMenuElement extends PanelPart {
  static override properties = {
    personId: { state: true },
    isRenaming: { state: true },
    isUnfolded: { state: true },
  }
  static override styles = menu

  declare private personId: string | undefined
  declare private isRenaming: boolean
  /** Rights and role show. */
  declare private isUnfolded: boolean
  readonly #inputs = new StoreController<RowInputs | undefined>(this, () =>
    this.personId === undefined ? undefined : this.context.menuInputs(this.personId),
  )
  readonly #row = new StoreController<RowViewModel | undefined>(this, () =>
    this.personId === undefined ? undefined : this.context.row(this.personId),
  )
  #from: ParticipantRowElement | undefined
  #menu: RowMenu = []
  #wasHere = false
  /** Which item had the focus before an update; -1: none. */
  #focusedAt = -1

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

  async open(row: ParticipantRowElement): Promise<void> {
    this.popover = 'auto'
    this.classList.add('menu')
    this.#from = row
    this.personId = row.rowId
    this.isRenaming = false
    this.isUnfolded = false
    this.#menu = []
    this.#wasHere = false
    await this.updateComplete
    this.#wasHere = this.#isHere()
    this.showPopover()
    addEventListener('scroll', this.#place, true)
    this.#place()
    this.querySelector<HTMLElement>(ITEMS)?.focus()
  }

  protected override render(): unknown {
    const row = this.#row.value
    if (!row || this.personId === undefined) return nothing
    const { roles, presence, menuFor } = this.words('panel', en)
    const words = this.words('menu', enMenu)
    const inputs = this.#inputs.value
    const hasLeft = this.#wasHere && !this.#isHere()
    if (inputs && !hasLeft) this.#menu = rowMenu(inputs)
    const groups = hasLeft ? leftMenu(this.#menu) : this.#menu
    const [moments, rights, roleGroup, others, removals] = inPlaces(groups).map((items) => this.#group(items))
    const canUnfold = rights !== nothing || roleGroup !== nothing
    const own = hasLeft ? [] : this.context.pageItems(row.id)
    const rank = inputs && rankInTheWay(inputs)
    const name = row.name || row.userId
    const why = hasLeft
      ? presence.left
      : inputs?.outage
        ? words.blocked[inputs.outage]
        : rank && words.rank(name, rank.role, rank.isLikeYou)
    return html`<div class="who">
        <b class="name">${name}</b>
        <small>${why ?? roles[row.role]}</small>
      </div>
      ${
        this.isRenaming
          ? this.#nameField(row)
          : html`<div role="menu" aria-label=${menuFor(name)}>
              ${moments}${canUnfold ? this.#unfolding(groups) : nothing}${this.isUnfolded ? [rights, roleGroup] : nothing}
              ${others}${removals}
              ${
                own.length > 0
                  ? html`<div role="group">
                      ${own.map(({ label, run }) => this.#button('menuitem', label, nothing, () => this.#do(run)))}
                    </div>`
                  : nothing
              }
            </div>`
      }`
  }

  protected override willUpdate(): void {
    this.#focusedAt = this.#items().indexOf((this.getRootNode() as ShadowRoot).activeElement as HTMLElement)
  }

  /** An item that goes away under the focus leaves it to the next. */
  protected override updated(): void {
    const items = this.#items()
    if (this.#focusedAt < 0 || items.includes((this.getRootNode() as ShadowRoot).activeElement as HTMLElement)) return
    items[Math.min(this.#focusedAt, items.length - 1)]?.focus()
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(ITEMS)]
  }

  #unfolding(menu: RowMenu): unknown {
    const words = this.words('menu', enMenu)
    const [first, ...others] = menu.flat().filter(isUnfoldable)
    const isBoth = others.some(({ kind }) => kind !== first!.kind)
    const label = isBoth ? words.permissionsAndRole : first!.kind === 'right' ? words.allowedTo : words.role
    const hasLeft = first!.blocked === 'left'
    return html`<div role="group">
      <button
        class="item unfold"
        part="menu-item"
        type="button"
        tabindex="-1"
        role="menuitem"
        aria-expanded=${String(this.isUnfolded)}
        aria-disabled=${hasLeft ? 'true' : nothing}
        @click=${() => hasLeft || void this.#unfold(!this.isUnfolded)}
      >
        ${SHIELD}<span class="t"
          >${label}${hasLeft ? html`<small class="visually-hidden">${words.blocked.left}</small>` : nothing}</span
        >${CHEVRON}
      </button>
    </div>`
  }

  async #unfold(isUnfolded: boolean): Promise<void> {
    this.isUnfolded = isUnfolded
    await this.updateComplete
    growInPlace(this)
    this.querySelector<HTMLElement>('.unfold')?.focus()
  }

  #group(items: readonly (RowMenuItem | undefined)[]): unknown {
    const first = items.find((item) => item !== undefined)
    if (!first) return nothing
    const words = this.words('menu', enMenu)
    const { kind } = first
    const label = kind === 'right' ? words.allowedTo : kind === 'role' ? words.role : undefined
    return html`<div role="group" aria-label=${label ?? nothing}>
      ${label === undefined ? nothing : html`<div class="label" aria-hidden="true">${label}</div>`}
      ${items.map((item) => (item ? this.#item(item) : nothing))}
    </div>`
  }

  #item(item: RowMenuItem): unknown {
    const words = this.words('menu', enMenu)
    const { actions, askTo, roles } = this.words('panel', en)
    const { requests } = this.context
    const id = this.personId!
    const act = (action: string, input?: unknown) => this.#do(() => requests.act(action, [id], input))
    switch (item.kind) {
      case 'ask':
        return this.#button('menuitem', askTo[item.source], item, () =>
          act('participant.askUnmute', { source: item.source }),
        )
      case 'moment':
      case 'stage':
        return this.#button('menuitem', actions[item.action], item, () => act(item.action))
      case 'right': {
        // A switch stays where it is: several are often changed together.
        const turn = () => requests.setRight(id, item.right, !item.isOn)
        return this.#button('menuitemcheckbox', words.rights[item.right], item, turn)
      }
      case 'role':
        return this.#button('menuitemradio', roles[item.role], item, () =>
          item.isOn
            ? this.hidePopover()
            : act('participant.change', { role: item.role, expect: { role: this.#row.value!.role } }),
        )
      case 'select':
        return this.#button('menuitem', item.isSelected ? words.deselect : words.select, item, () =>
          this.#do(() => requests.toggleSelected(id)),
        )
      case 'lobby-message': {
        const label = this.words('door', enDoor).message.item
        return this.#button('menuitem', label, item, () => this.#do(() => void writeToLobby(this)))
      }
      case 'rename':
        return this.#button('menuitem', words.rename, item, () => void this.#rename())
      case 'remove':
        return this.#button('menuitem', actions['participant.remove'], item, () => act('participant.remove'))
      case 'remind':
        return this.#button('menuitem', this.words('expected', enExpected).remind, item, () =>
          act('participant.remind'),
        )
      case 'unmerge':
        return this.#button('menuitem', this.words('expected', enExpected).unmerge(this.#row.value!.name), item, () =>
          act('participant.unmerge'),
        )
      case 'unban':
        return this.#button('menuitem', actions['participant.unban'], item, () => act('participant.unban'))
      default: {
        const { name, userId } = this.#row.value!
        const { label, run } = roleItem(item, { id, name: name || userId }, this, {
          own: this.words('roles', enRoles),
          roles,
        })
        return this.#button('menuitem', label, item, () => this.#do(() => void run()))
      }
    }
  }

  #button(role: string, label: string, item: RowMenuItem | typeof nothing, run: () => void): unknown {
    const given = item === nothing ? undefined : (item as RowMenuItem)
    const { notAllowed, byWhom, sentences } = this.words('panel', en)
    const words = { ...this.words('menu', enMenu), notAllowed, byWhom, sentences }
    return menuItem(role, label, given, words, { outage: this.#inputs.value?.outage, now: this.context.now() }, run)
  }

  #nameField({ id, name }: RowViewModel): unknown {
    const words = this.words('menu', enMenu)
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      const wanted = this.querySelector('input')!.value.trim()
      this.#do(() => {
        if (wanted && wanted !== name) void this.context.requests.act('participant.change', [id], { name: wanted })
      })
    }
    return html`<form @submit=${submit}>
      <input aria-label=${words.newName} maxlength="256" required .value=${name} />
      <button class="button small" part="button" type="submit">${words.save}</button>
      <button class="button small" part="button" type="button" @click=${() => this.#back()}>${words.cancel}</button>
    </form>`
  }

  async #rename(): Promise<void> {
    this.isRenaming = true
    await this.updateComplete
    this.querySelector('input')?.select()
  }

  async #back(): Promise<void> {
    this.isRenaming = false
    await this.updateComplete
    this.querySelector<HTMLElement>('.rename')?.focus()
  }

  /** The focus is back at the row first: a question that is asked gives it back from there. */
  #do(run: () => void): void {
    this.hidePopover()
    this.#closed()
    run()
  }

  #isHere(): boolean {
    const { presence } = this.#row.value ?? {}
    return presence === 'here' || presence === 'reconnecting' || presence === 'waiting'
  }

  #pressed = (event: KeyboardEvent) => {
    const { key } = event
    if (this.isRenaming) {
      if (key !== 'Escape') return
      event.preventDefault()
      return void this.#back()
    }
    const items = this.#items()
    const at = items.indexOf(event.target as HTMLElement)
    const [unfold, fold] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    if (key === unfold && items[at]?.matches('[aria-expanded=false]')) return items[at].click()
    if (key === fold && items[at]?.matches('[aria-expanded=true], .right, .role')) return void this.#unfold(false)
    const next = itemOfKey(event, items)
    if (key === 'Tab') this.hidePopover()
    if (!next && key !== 'Tab') return
    event.preventDefault()
    next?.focus()
  }

  #place = () => {
    const from = this.#from
    if (from?.isConnected) placeBeside(this, from.querySelector('.more') ?? from)
  }

  /** Back to the row, where that still shows this person. */
  #closed(): void {
    removeEventListener('scroll', this.#place, true)
    const hadFocus = (this.getRootNode() as ShadowRoot).activeElement
    const back = this.#from?.rowId === this.personId ? this.#from : undefined
    if (!hadFocus || this.contains(hadFocus) || back?.contains(hadFocus)) back?.focus()
    this.personId = undefined
  }
}

function isUnfoldable({ kind }: RowMenuItem): boolean {
  return kind === 'right' || kind === 'role'
}
