import { html, nothing } from 'lit'
import { parseExpected, type BadLine, type ExpectedCsv, type PersonRequest } from 'participant-panel-server/protocol'
import type { PanelRequests } from '../../element-support/panel-context.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { dialog } from '../panel-dialog/panel-dialog.styles.ts'
import { invite } from './panel-invite.styles.ts'

/** As many as can be read at a glance; the others are counted. */
const SHOWN = 5

/** Whom to invite, pasted as lines or as a table: what was understood of it stands below before anything is sent. */
export class PanelInviteElement extends PanelPart {
  static override properties = {
    text: { state: true },
    failed: { state: true },
    isSending: { state: true },
    isCopied: { state: true },
  }
  static override styles = [dialog, invite]

  declare private text: string
  declare private failed: Awaited<ReturnType<PanelRequests['invite']>>
  declare private isSending: boolean
  declare private isCopied: boolean
  /** How often it was opened: an answer closes no other dialog than its own. */
  #opened = 0
  readonly #header = new StoreController(this, () => this.context.header)

  constructor() {
    super()
    this.text = ''
  }

  async open(): Promise<void> {
    this.#opened += 1
    this.failed = undefined
    this.isSending = this.isCopied = false
    await this.updateComplete
    if (this.isConnected && !this.#dialog?.open) this.#dialog?.showModal()
  }

  protected override render(): unknown {
    const { form } = this.words('expected', enExpected)
    const { blocked, reason } = this.words('panel', en)
    const { status } = this.#header.value ?? {}
    const why = status === 'reconnecting' || status === 'offline' ? blocked[status] : undefined
    const read = parseExpected(this.text)
    const isOff = why !== undefined || this.isSending || read.people.length === 0
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      if (!isOff) void this.#send(read.people)
    }
    return html`<dialog part="dialog" aria-label=${form.heading} aria-describedby="invite-text">
      <form class="invite" @submit=${submit}>
        <h3>${form.heading}</h3>
        <p id="invite-text">${form.text}</p>
        <label class="paste"
          >${form.field}<textarea
            rows="5"
            dir="auto"
            spellcheck="false"
            autofocus
            .value=${this.text}
            @input=${({ target }: InputEvent) => (this.text = (target as HTMLTextAreaElement).value)}
          ></textarea>
        </label>
        <label class="button small file" part="button"
          >${form.file}<input
            class="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            @change=${this.#chosen}
          />
        </label>
        <div role="status">
          ${read.people.length > 0 ? this.#understood(read.people) : nothing}${this.#bad(read)}
          ${this.failed ? html`<p class="why-off">${form.failed(reason(this.failed))}</p>` : nothing}
          ${why === undefined ? nothing : html`<p class="why-off">${why}</p>`}
        </div>
        <div class="acts">
          ${this.#copyButton()}
          <button class="button" part="button" type="button" @click=${() => this.#dialog?.close()}>
            ${form.cancel}
          </button>
          <button class="button primary" part="button" type="submit" aria-disabled=${isOff ? 'true' : nothing}>
            ${form.send(read.people.length)}
          </button>
        </div>
      </form>
    </dialog>`
  }

  protected override updated(): void {
    if (this.#header.value?.status === 'refused') this.#dialog?.close()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  #understood(people: PersonRequest[]): unknown {
    const { form } = this.words('expected', enExpected)
    const others = people.length - SHOWN
    return html`<p class="read">${form.understood(people.length)}</p>
      <ul>
        ${people
          .slice(0, SHOWN)
          .map(
            ({ userId, name }) =>
              html`<li>
                <bdi>${name ?? userId}</bdi>${name === undefined ? nothing : html` <small><bdi>${userId}</bdi></small>`}
              </li>`,
          )}
        ${others > 0 ? html`<li>${form.others(others)}</li>` : nothing}
      </ul>`
  }

  #bad({ bad }: ExpectedCsv): unknown {
    if (bad.length === 0) return nothing
    const { form } = this.words('expected', enExpected)
    const said = ({ line, problem }: BadLine) => html`<li>${form.badLine(line, form.problems[problem])}</li>`
    const others = bad.length - SHOWN
    return html`<ul class="bad">
      ${bad.slice(0, SHOWN).map(said)}${others > 0 ? html`<li>${form.badOthers(others)}</li>` : nothing}
    </ul>`
  }

  /** Only the page knows where people come in. */
  #copyButton(): unknown {
    const link = this.context.inviteLink()
    if (!link) return nothing
    const { form } = this.words('expected', enExpected)
    const copy = async () => {
      await navigator.clipboard.writeText(link).then(
        () => (this.isCopied = true),
        () => {}, // The page may not: the button says nothing.
      )
    }
    return html`<button class="button text copy" part="button" type="button" @click=${() => void copy()}>
      <span role="status">${this.isCopied ? form.copied : form.copyLink}</span>
    </button>`
  }

  #chosen = async ({ target }: Event) => {
    const input = target as HTMLInputElement
    const [file] = input.files ?? []
    if (file) this.text = await file.text()
    input.value = ''
  }

  async #send(people: PersonRequest[]): Promise<void> {
    const [opened, text] = [this.#opened, this.text]
    this.isSending = true
    const failed = await this.context.requests.invite(people)
    if (!failed && this.text === text) this.text = ''
    if (opened !== this.#opened) return
    this.isSending = false
    this.failed = failed
    if (!failed) this.#dialog?.close()
  }
}
