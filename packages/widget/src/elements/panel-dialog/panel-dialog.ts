import { html, nothing } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enBulk } from '../../i18n/en-bulk.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { enRoles } from '../../i18n/en-roles.ts'
import { enMany } from '../../i18n/en-many.ts'
import { enRoom } from '../../i18n/en-room.ts'
import { en } from '../../i18n/en.ts'
import { dialog } from './panel-dialog.styles.ts'
import { questionOf, type DialogSubject } from './questions.ts'

export type { DialogSubject } from './questions.ts'

/** One question at a time, in the top layer. The focus is on the way back, and returns to where it came from. */
export class PanelDialogElement extends PanelPart {
  static override properties = { subject: { state: true } }
  static override styles = dialog

  declare private subject: DialogSubject | undefined
  readonly #header = new StoreController(this, () => this.context.header)
  #answer: ((isConfirmed: boolean) => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#answered(false)
  }

  async ask(subject: DialogSubject): Promise<boolean> {
    this.#answered(false)
    this.subject = subject
    await this.updateComplete
    if (!this.isConnected) return false
    const answer = new Promise<boolean>((resolve) => (this.#answer = resolve))
    this.#dialog?.showModal()
    return answer
  }

  protected override render(): unknown {
    if (!this.subject) return nothing
    const words = this.words('bulk', enBulk)
    const { heading, text, verb, isDanger } = questionOf(this.subject, {
      bulk: words,
      many: this.words('many', enMany),
      room: this.words('room', enRoom),
      expected: this.words('expected', enExpected),
      roles: this.words('roles', enRoles),
    })
    const { status } = this.#header.value ?? {}
    const isOff = status === 'reconnecting' || status === 'offline'
    const why = isOff ? this.words('panel', en).blocked[status] : nothing
    return html`<dialog
      part="dialog"
      role="alertdialog"
      aria-label=${heading}
      aria-describedby="question-text"
      @close=${() => this.#dialog?.open || this.#answered(false)}
    >
      <h3>${heading}</h3>
      <p id="question-text" ?hidden=${text === ''}>${text}</p>
      <p id="question-off" class="why-off" role="status">${why}</p>
      <div class="acts">
        <button class="button" part="button" type="button" autofocus @click=${() => this.#dialog?.close()}>
          ${words.cancel}
        </button>
        <button
          class="button ${isDanger ? 'danger' : 'primary'}"
          part="button"
          type="button"
          aria-disabled=${isOff ? 'true' : nothing}
          aria-describedby=${isOff ? 'question-off' : nothing}
          @keydown=${(event: KeyboardEvent) => isDanger && event.key === 'Enter' && event.preventDefault()}
          @click=${() => isOff || this.#answered(true)}
        >
          ${verb}
        </button>
      </div>
    </dialog>`
  }

  /** A panel that has ended cannot do it any more, and says why. */
  protected override updated(): void {
    if (this.#header.value?.status === 'refused') this.#answered(false)
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  #answered(isConfirmed: boolean): void {
    const answer = this.#answer
    this.#answer = undefined
    this.#dialog?.close()
    answer?.(isConfirmed)
  }
}
