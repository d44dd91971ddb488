import { html, nothing, type PropertyValues } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { enMenu } from '../../i18n/en-menu.ts'
import type { Undoable } from '../../view-models/panel-view-model.ts'
import { toast } from './panel-toast.styles.ts'

/** As long as the server holds a removal. */
const STAYS_MS = 6_000

/** What was just done, and its undoing, for a few seconds; their clock stops under the pointer and the focus. */
export class PanelToastElement extends PanelPart {
  static override properties = { undoable: { attribute: false } }
  static override styles = toast

  declare undoable: Undoable | undefined
  #leftMs = STAYS_MS
  #runningSince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    for (const event of ['pointerenter', 'focusin']) this.addEventListener(event, this.#pause)
    for (const event of ['pointerleave', 'focusout']) this.addEventListener(event, this.#run)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pause()
  }

  protected override render(): unknown {
    const words = this.words('menu', enMenu)
    const { undoable } = this
    return html`<div role="status">
        ${undoable ? html`<span class="t">${words.removed(undoable.name)}</span>` : nothing}
      </div>
      ${
        undoable
          ? html`<button class="button small" part="button" type="button" @click=${this.#undo}>${words.undo}</button>`
          : nothing
      }`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('undoable')) return
    this.#pause()
    this.#leftMs = STAYS_MS
    this.#run()
  }

  #undo = () => {
    const { undoable, context } = this
    context.requests.dismissUndo()
    if (undoable) context.requests.act('participant.unban', [undoable.id])
  }

  #pause = () => {
    clearTimeout(this.#timer)
    if (this.#runningSince !== undefined) this.#leftMs -= performance.now() - this.#runningSince
    this.#runningSince = undefined
  }

  #run = () => {
    if (!this.undoable || this.matches(':hover, :focus-within')) return
    this.#pause()
    this.#runningSince = performance.now()
    this.#timer = setTimeout(() => this.context.requests.dismissUndo(), this.#leftMs)
  }
}
