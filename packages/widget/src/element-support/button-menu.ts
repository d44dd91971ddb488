import type { PropertyDeclarations } from 'lit'
import { MenuPart } from './menu-part.ts'

/** A menu that a button opens and closes. */
export abstract class ButtonMenu extends MenuPart {
  static override properties: PropertyDeclarations = { isOpen: { state: true } }

  declare protected isOpen: boolean
  #button: HTMLButtonElement | undefined

  constructor() {
    super()
    this.addEventListener('toggle', ({ newState }) => {
      // A click on it closes the menu, and does not close and open it. Not before the click that opened it is over.
      if (newState === 'open' && this.#button) this.#button.popoverTargetElement = this
    })
  }

  protected override get anchor(): Element | undefined {
    return this.#button
  }

  async open(button: HTMLButtonElement): Promise<void> {
    this.#button = button
    this.isOpen = true
    this.isUnfolded = false
    await this.updateComplete
    if (this.items.length === 0) return void (this.isOpen = false)
    this.show()
    button.ariaExpanded = 'true'
  }

  /** Whoever may do nothing any more has no menu. */
  protected override updated(): void {
    if (this.isOpen && this.items.length === 0) this.hidePopover()
  }

  /** Told again of what was closed, it leaves the focus where that is by now. */
  protected override closed(): void {
    super.closed()
    if (!this.isOpen) return
    if (this.#button) Object.assign(this.#button, { ariaExpanded: 'false', popoverTargetElement: null })
    this.giveFocusBack(this.#button)
    this.isOpen = false
  }
}
