import { html, nothing } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { en } from '../../i18n/en.ts'
import type { ActionOutcome } from '../../view-models/row-view-model.ts'
import { dialog } from '../panel-dialog/panel-dialog.styles.ts'
import { lobbyMessage } from './lobby-message.styles.ts'

/** As long as the server takes. */
const MAX_TEXT = 500

type Failed = Extract<ActionOutcome, { ok: false }>['problem']

/** Staff write to all who wait: whom it reaches, what they are told so far, and that it can be taken back. */
export class LobbyMessageElement extends PanelPart {
  static override properties = { isOpen: { state: true }, isSending: { state: true }, failed: { state: true } }
  static override styles = [dialog, lobbyMessage]

  declare private isOpen: boolean
  declare private isSending: boolean
  declare private failed: Failed | undefined
  /** What they are told so far. Whoever else writes meanwhile does not write into this field. */
  #before = ''
  /** How often it was opened: an answer is nothing to another message than its own. */
  #opened = 0
  readonly #sections = new StoreController(this, () => this.context.sections)
  readonly #header = new StoreController(this, () => this.context.header)

  async open(): Promise<void> {
    this.#opened += 1
    this.isOpen = true
    this.isSending = false
    this.failed = undefined
    this.#before = this.context.room.get().room?.lobbyMessage ?? ''
    await this.updateComplete
    this.#dialog?.showModal()
  }

  protected override render(): unknown {
    if (!this.isOpen) return nothing
    const words = this.words('door', enDoor).message
    const { blocked, reason } = this.words('panel', en)
    const { status } = this.#header.value ?? {}
    const outage = status === 'reconnecting' || status === 'offline' ? blocked[status] : undefined
    const isOff = outage !== undefined || this.isSending
    const waiting = this.#sections.value?.find(({ name }) => name === 'waiting')?.ids.length ?? 0
    return html`<dialog
      part="dialog"
      aria-label=${words.heading}
      aria-describedby="lobby-reaches"
      @close=${() => this.#dialog?.open || (this.isOpen = false)}
    >
      <h3>${words.heading}</h3>
      <p id="lobby-reaches">${words.reaches(waiting)}</p>
      <textarea
        aria-label=${words.field}
        dir="auto"
        maxlength=${MAX_TEXT}
        .value=${this.#before}
        @keydown=${(event: KeyboardEvent) => isSending(event) && !isOff && void this.#send(this.#text)}
      ></textarea>
      <p class="why-off" role="status">${outage ?? (this.failed ? words.failed(reason(this.failed)) : nothing)}</p>
      <div class="acts">
        <button class="button" part="button" type="button" @click=${() => this.#dialog?.close()}>
          ${words.cancel}
        </button>
        ${this.#before === '' ? nothing : this.#button('', words.clear, isOff, () => this.#send(''))}
        ${this.#button('primary', words.send, isOff, () => this.#send(this.#text))}
      </div>
    </dialog>`
  }

  /** Whoever may not write any more does not go on. */
  protected override updated(): void {
    if (this.#header.value?.status === 'refused') this.#dialog?.close()
  }

  #button(kind: string, verb: string, isOff: boolean, click: () => Promise<void>): unknown {
    return html`<button
      class="button ${kind}"
      part="button"
      type="button"
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || void click()}
    >
      ${verb}
    </button>`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  get #text(): string {
    return this.querySelector('textarea')?.value.trim() ?? ''
  }

  async #send(text: string): Promise<void> {
    const opened = this.#opened
    this.isSending = true
    const results = await this.context.requests.act('lobby.message', [], { text })
    if (opened !== this.#opened) return
    this.isSending = false
    const failed = results.find((result) => !result.ok)
    this.failed = failed?.problem
    if (!failed) this.#dialog?.close()
  }
}

/** Enter makes a new line. */
function isSending({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey)
}
