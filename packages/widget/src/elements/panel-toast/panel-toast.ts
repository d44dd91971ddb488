import { html, nothing, type PropertyValues } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { enMenu } from '../../i18n/en-menu.ts'
import type { Outcome } from '../../view-models/outcome.ts'
import { toast } from './panel-toast.styles.ts'

/** As long as the server holds a removal. */
const STAYS_MS = 6_000

/** What was just done, and its undoing, for a few seconds; their clock stops under the pointer and the focus. */
export class PanelToastElement extends PanelPart {
  static override properties = { outcome: { attribute: false } }
  static override styles = toast

  declare outcome: Outcome | undefined
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
    const { outcome } = this
    return html`<div class="said">${outcome ? said(outcome, words) : nothing}</div>
      ${
        outcome && canUndo(outcome)
          ? html`<button class="button small" part="button" type="button" @click=${this.#undo}>${words.undo}</button>`
          : nothing
      }`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('outcome')) return
    this.#pause()
    this.#leftMs = STAYS_MS
    this.#run()
  }

  #undo = () => {
    const { outcome, context } = this
    context.requests.dismissOutcome()
    if (outcome) void context.requests.act('participant.unban', outcome.ids)
  }

  #pause = () => {
    clearTimeout(this.#timer)
    if (this.#runningSince !== undefined) this.#leftMs -= performance.now() - this.#runningSince
    this.#runningSince = undefined
  }

  #run = () => {
    if (!this.outcome || this.matches(':hover, :focus-within')) return
    this.#pause()
    this.#runningSince = performance.now()
    this.#timer = setTimeout(() => this.context.requests.dismissOutcome(), this.#leftMs)
  }
}

function canUndo({ action, ids }: Outcome): boolean {
  return action === 'participant.remove' && ids.length > 0
}

function said({ action, ids, name, asked, left }: Outcome, words: typeof enMenu): string {
  if (asked === 1) return words.removed(name)
  return words.outcome(action, { asked, done: ids.length, left, failed: asked - ids.length - left })
}
