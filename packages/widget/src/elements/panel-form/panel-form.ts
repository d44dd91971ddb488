import { html, nothing } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enRoles } from '../../i18n/en-roles.ts'
import { en } from '../../i18n/en.ts'
import type { RowInputs } from '../../view-models/row-view-model.ts'
import { dialog } from '../panel-dialog/panel-dialog.styles.ts'
import { banForm } from './ban-form.ts'
import type { Failed, Form, FormInputs, FormSubject } from './form.ts'
import { limitForm } from './limit-form.ts'
import { noteForm } from './note-form.ts'
import { form } from './panel-form.styles.ts'

export type { FormSubject } from './form.ts'

const FORMS: Record<FormSubject['kind'], (inputs: FormInputs) => Form> = {
  ban: banForm,
  limit: limitForm,
  note: noteForm,
}

/** A question with fields about one person, in the top layer. It stays until it was done, or given up. */
export class PanelFormElement extends PanelPart {
  static override properties = { subject: { state: true }, failed: { state: true }, isSending: { state: true } }
  static override styles = [dialog, form]

  declare private subject: FormSubject | undefined
  declare private failed: Failed | undefined
  declare private isSending: boolean
  readonly #header = new StoreController(this, () => this.context.header)
  readonly #inputs = new StoreController(this, () => this.subject && this.context.menuInputs(this.subject.id))
  #opened: RowInputs | undefined

  async open(subject: FormSubject): Promise<void> {
    this.#dialog?.close()
    this.subject = subject
    this.failed = undefined
    this.isSending = false
    this.#opened = undefined
    await this.updateComplete
    this.#dialog?.showModal()
  }

  protected override render(): unknown {
    const inputs = this.#inputs.value
    if (!this.subject || !inputs) return nothing
    this.#opened ??= inputs
    const words = this.words('roles', enRoles)
    const { blocked, reason } = this.words('panel', en)
    const { failed, isSending } = this
    const { status } = this.#header.value ?? {}
    const why = status === 'reconnecting' || status === 'offline' ? blocked[status] : undefined
    const given = { opened: this.#opened, inputs, words, now: () => this.context.now(), failed }
    const { heading, text, verb, isDanger, fields, failure, send } = FORMS[this.subject.kind](given)
    const isOff = why !== undefined || isSending
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      if (!isOff) void this.#send(send, new FormData(event.target as HTMLFormElement))
    }
    return html`<dialog
      part="dialog"
      role=${isDanger ? 'alertdialog' : 'dialog'}
      aria-label=${heading}
      aria-describedby="form-text"
      @close=${() => this.#dialog?.open || (this.subject = undefined)}
    >
      <form @submit=${submit} @keydown=${(event: KeyboardEvent) => isDanger && keepFromEnter(event)}>
        <h3>${heading}</h3>
        <p id="form-text" ?hidden=${text === ''}>${text}</p>
        ${fields}
        <p class="why-off" role="status">${why ?? (failed ? (failure ?? words.notDone(reason(failed))) : nothing)}</p>
        <div class="acts">
          <button
            class="button"
            part="button"
            type="button"
            ?autofocus=${isDanger}
            @click=${() => this.#dialog?.close()}
          >
            ${words.cancel}
          </button>
          <button
            class="button ${isDanger ? 'danger' : 'primary'}"
            part="button"
            type="submit"
            aria-disabled=${isOff ? 'true' : nothing}
          >
            ${verb}
          </button>
        </div>
      </form>
    </dialog>`
  }

  /** A panel that has ended cannot do it any more, and says why. */
  protected override updated(): void {
    if (this.#header.value?.status === 'refused') this.#dialog?.close()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  async #send(send: Form['send'], data: FormData): Promise<void> {
    const { subject } = this
    this.isSending = true
    const results = await send(data, this.context.requests)
    if (subject !== this.subject) return
    this.isSending = false
    const failed = results.find((result) => !result.ok)
    this.failed = failed?.problem
    if (!failed) this.#dialog?.close()
  }
}

function keepFromEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !(event.target as HTMLElement).matches('button[type=button]')) event.preventDefault()
}
