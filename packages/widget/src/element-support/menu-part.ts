import type { PropertyDeclarations } from 'lit'
import { itemOfKey } from './menu-keys.ts'
import { menu } from './menu.styles.ts'
import { PanelPart } from './panel-part.ts'
import { growInPlace, placeBeside } from './place-beside.ts'

/** A menu on top of the page, beside what opened it. Where it folds something away, a `.unfold` item shows it. */
export abstract class MenuPart extends PanelPart {
  static override properties: PropertyDeclarations = { isUnfolded: { state: true } }
  static override styles = menu

  /** What is folded away at first shows. */
  declare protected isUnfolded: boolean
  /** The items that one can fold it away from. */
  protected readonly foldingItems: string = '*'
  #scrolled: AbortController | undefined

  constructor() {
    super()
    this.addEventListener('keydown', (event) => this.pressed(event))
    this.addEventListener('toggle', ({ newState }) => newState === 'closed' && this.closed())
  }

  protected abstract get anchor(): Element | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.popover = 'auto'
    this.classList.add('menu')
  }

  /** A popover that is taken out of the page is closed without an event. */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.closed()
  }

  protected get items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  }

  /** Shows what has been drawn, beside its anchor, whatever scrolls. */
  protected show(): void {
    this.showPopover()
    this.#place()
    this.#scrolled = new AbortController()
    const { signal } = this.#scrolled
    // What scrolls inside of the panel is not told outside of it.
    for (const each of [window, this.getRootNode()])
      each.addEventListener('scroll', this.#follow, { capture: true, passive: true, signal })
    this.items[0]?.focus()
  }

  #place() {
    if (this.anchor?.isConnected) placeBeside(this, this.anchor)
  }

  #follow = ({ target }: Event) => {
    if (!this.contains(target as Node)) this.#place()
  }

  /** The focus is back first: a question that is asked gives it back from there. */
  protected do(run: () => unknown): void {
    this.hidePopover()
    this.closed()
    void run()
  }

  protected closed(): void {
    this.#scrolled?.abort()
  }

  protected giveFocusBack(opener: HTMLElement | undefined): void {
    const hadFocus = (this.getRootNode() as ShadowRoot).activeElement
    if (!hadFocus || this.contains(hadFocus) || opener?.contains(hadFocus)) opener?.focus()
  }

  protected async unfold(isUnfolded: boolean): Promise<void> {
    this.isUnfolded = isUnfolded
    await this.updateComplete
    growInPlace(this)
    this.querySelector<HTMLElement>('.unfold')?.focus()
  }

  protected pressed(event: KeyboardEvent): void {
    const { key, repeat } = event
    // What opened the menu, held a little longer, would choose from it.
    if (repeat && key === 'Enter') return event.preventDefault()
    const item = event.target as HTMLElement
    const [unfold, fold] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    if (key === unfold && item.matches('[aria-expanded=false]')) return item.click()
    if (key === fold && this.isUnfolded && item.matches(this.foldingItems)) return void this.unfold(false)
    const next = itemOfKey(event, this.items)
    if (key === 'Tab') this.hidePopover()
    if (!next && key !== 'Tab') return
    event.preventDefault()
    next?.focus()
  }
}
