import { html, nothing } from 'lit'
import { unfoldButton, type ItemRole } from '../../element-support/item-button.ts'
import { MenuPart } from '../../element-support/menu-part.ts'
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
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import { menuItem } from './menu-item.ts'
import { nameField } from './name-field.ts'
import { personItem } from './person-item.ts'

/** What can be done to one person. It stays theirs, wherever their row goes and whatever it shows by then. */
export class ParticipantMenuElement extends MenuPart {
  static override properties = { personId: { state: true }, isRenaming: { state: true } }

  declare private personId: string | undefined
  declare private isRenaming: boolean
  protected override readonly foldingItems = '.unfold, .right, .role'
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

  /** None once the row shows somebody else. */
  protected override get anchor(): Element | undefined {
    if (this.#from?.rowId !== this.personId) return undefined
    return this.#from?.querySelector('.more') ?? this.#from
  }

  async open(row: ParticipantRowElement): Promise<void> {
    this.#from = row
    this.personId = row.rowId
    this.isRenaming = false
    this.isUnfolded = false
    this.#menu = []
    this.#wasHere = false
    await this.updateComplete
    this.#wasHere = this.#isHere()
    this.show()
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
          ? nameField(
              row.name,
              words,
              (wanted) => this.#renamed(row, wanted),
              () => void this.#back(),
            )
          : html`<div role="menu" aria-label=${menuFor(name)}>
              ${moments}${canUnfold ? this.#unfolding(groups) : nothing}${this.isUnfolded ? [rights, roleGroup] : nothing}
              ${others}${removals}
              ${
                own.length > 0
                  ? html`<div role="group">
                      ${own.map(({ label, run }) => this.#button('menuitem', label, undefined, () => this.do(run)))}
                    </div>`
                  : nothing
              }
            </div>`
      }`
  }

  protected override willUpdate(): void {
    this.#focusedAt = this.items.indexOf((this.getRootNode() as ShadowRoot).activeElement as HTMLElement)
  }

  /** An item that goes away under the focus leaves it to the next. */
  protected override updated(): void {
    const { items } = this
    if (this.#focusedAt < 0 || items.includes((this.getRootNode() as ShadowRoot).activeElement as HTMLElement)) return
    items[Math.min(this.#focusedAt, items.length - 1)]?.focus()
  }

  #unfolding(menu: RowMenu): unknown {
    const words = this.words('menu', enMenu)
    const [first, ...others] = menu.flat().filter(isUnfoldable)
    const isBoth = others.some(({ kind }) => kind !== first!.kind)
    const label = isBoth ? words.permissionsAndRole : first!.kind === 'right' ? words.allowedTo : words.role
    const reason = first!.blocked === 'left' && words.blocked.left
    const run = () => void this.unfold(!this.isUnfolded)
    return unfoldButton({ label, reason, isReasonHidden: true, isUnfolded: this.isUnfolded, run })
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
    const menu = this.words('menu', enMenu)
    if (item.kind === 'rename') return this.#button('menuitem', menu.rename, item, () => void this.#rename())
    const { role, label, stays, run } = personItem(item, this.#row.value!, this, {
      panel: this.words('panel', en),
      menu,
      door: this.words('door', enDoor),
      expected: this.words('expected', enExpected),
      roles: this.words('roles', enRoles),
    })
    return this.#button(role ?? 'menuitem', label, item, stays ? run : () => this.do(run))
  }

  #button(role: ItemRole, label: string, item: RowMenuItem | undefined, run: () => void): unknown {
    const { notAllowed, byWhom, sentences } = this.words('panel', en)
    const words = { ...this.words('menu', enMenu), notAllowed, byWhom, sentences }
    return menuItem(role, label, item, words, { outage: this.#inputs.value?.outage, now: this.context.now() }, run)
  }

  async #rename(): Promise<void> {
    this.isRenaming = true
    await this.updateComplete
    this.querySelector('input')?.select()
  }

  #renamed({ id, name }: RowViewModel, wanted: string): void {
    this.do(() => {
      if (wanted && wanted !== name) void this.context.requests.act('participant.change', [id], { name: wanted })
    })
  }

  async #back(): Promise<void> {
    this.isRenaming = false
    await this.updateComplete
    this.querySelector<HTMLElement>('.rename')?.focus()
  }

  #isHere(): boolean {
    const { presence } = this.#row.value ?? {}
    return presence === 'here' || presence === 'reconnecting' || presence === 'waiting'
  }

  protected override pressed(event: KeyboardEvent): void {
    if (!this.isRenaming) return super.pressed(event)
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    void this.#back()
  }

  /** Back to the row, where that still shows this person. */
  protected override closed(): void {
    super.closed()
    this.giveFocusBack(this.#from?.rowId === this.personId ? this.#from : undefined)
    this.personId = undefined
  }
}

function isUnfoldable({ kind }: RowMenuItem): boolean {
  return kind === 'right' || kind === 'role'
}
