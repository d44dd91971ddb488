import type { ReactiveController } from 'lit'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { CalmList } from '../../view-models/calm-list.ts'

/** The list moves so long after whoever was in it has left. */
const RELEASES_AFTER_MS = 1000

/** Holds the list still while the pointer or the focus is in it, or the focus in a menu of the panel. */
export class ListHold implements ReactiveController {
  readonly #host: PanelPart
  readonly #calm: CalmList
  #state = { hasPointer: false, hasFocus: false }
  #root: Node | undefined
  #release: ReturnType<typeof setTimeout> | undefined

  constructor(host: PanelPart, calm: CalmList) {
    this.#host = host
    this.#calm = calm
    host.addController(this)
    // Not by entering: what goes away over the list, as the Undo that was pressed, puts a pointer at rest there too.
    for (const event of ['pointermove', 'pointerdown'])
      host.addEventListener(event, () => this.#state.hasPointer || this.#be({ hasPointer: true }))
    host.addEventListener('pointerleave', () => this.#be({ hasPointer: false }))
  }

  hostConnected(): void {
    this.#root = this.#host.getRootNode()
    this.#root.addEventListener('focusin', this.#focusMoved)
    this.#root.addEventListener('focusout', this.#focusLeft)
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('focusin', this.#focusMoved)
    this.#root?.removeEventListener('focusout', this.#focusLeft)
    this.#state = { hasPointer: false, hasFocus: false }
    clearTimeout(this.#release)
    this.#calm.release()
  }

  #focusMoved = ({ target }: Event) => {
    const isInMenu = (target as Element).closest('[popover], dialog') !== null
    this.#be({ hasFocus: isInMenu || this.#host.contains(target as Node) })
  }

  #focusLeft = () => this.#be({ hasFocus: false })

  #be(change: { hasPointer?: boolean; hasFocus?: boolean }): void {
    Object.assign(this.#state, change)
    clearTimeout(this.#release)
    if (this.#state.hasPointer || this.#state.hasFocus) return this.#calm.hold()
    if (!this.#host.isConnected) return
    this.#release = setTimeout(() => {
      this.#calm.release()
      this.#host.requestUpdate()
    }, RELEASES_AFTER_MS)
  }
}
