import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { BanInput } from 'participant-panel-server/protocol'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enKeptOut } from '../../i18n/en-kept-out.ts'
import { en } from '../../i18n/en.ts'
import { withName, type KeptOut } from '../../view-models/kept-out.ts'
import type { ActionOutcome } from '../../view-models/row-view-model.ts'
import { stateMessage } from '../panel-notice/messages.ts'
import { keptOut } from './panel-kept-out.styles.ts'

/** Of more people than this one is searched for. */
const SEARCHES_ABOVE = 8

/** Who may not come in, by whom, why and until when, in the place of the list. Who is let in again stays to be undone. */
export class PanelKeptOutElement extends PanelPart {
  static override properties = { query: { state: true } }
  static override styles = keptOut

  declare private query: string
  readonly #people = new StoreController<readonly KeptOut[]>(this, () => this.context.keptOut)
  readonly #header = new StoreController(this, () => this.context.header)
  readonly #unbanned = new Map<string, KeptOut>()
  readonly #failed = new Map<string, Extract<ActionOutcome, { ok: false }>['problem']>()

  constructor() {
    super()
    this.query = ''
  }

  protected override render(): unknown {
    const words = this.words('keptOut', enKeptOut)
    const people = this.#all()
    if (people.length === 0)
      return stateMessage({ icon: icon('ban', 'large'), title: words.nobody, text: words.nobodyText })
    const found = withName(people, this.query)
    return html`${people.length > SEARCHES_ABOVE || this.query ? this.#search() : nothing}
      <p class="visually-hidden" role="status">
        ${found.length > 0 ? words.people(found.length) : words.noMatch(this.query)}
      </p>
      ${
        found.length > 0
          ? html`<ul class="kept-out">
              ${repeat(
                found,
                ({ id }) => id,
                (person) => this.#row(person),
              )}
            </ul>`
          : html`<p class="message">${words.noMatch(this.query)}</p>`
      }`
  }

  /** Whoever was let in again keeps their place. */
  #all(): KeptOut[] {
    const people = this.#people.value ?? []
    const undone = [...this.#unbanned.values()].filter(({ id }) => !people.some((person) => person.id === id))
    return [...people, ...undone].toSorted((one, other) => other.since - one.since)
  }

  #search(): unknown {
    const { search } = this.words('keptOut', enKeptOut)
    return html`<div class="kept-out-search">
      <input
        type="search"
        aria-label=${search}
        placeholder=${search}
        .value=${this.query}
        @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
        @keydown=${this.#pressed}
      />
    </div>`
  }

  /** What was typed goes first; only then the view. */
  #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || this.query === '') return
    event.preventDefault()
    this.query = ''
  }

  #row(person: KeptOut): unknown {
    const words = this.words('keptOut', enKeptOut)
    const { id, name } = person
    const isUnbanned = this.#isUnbanned(id)
    const { status } = this.#header.value ?? {}
    const why = status === 'reconnecting' || status === 'offline' ? this.words('panel', en).blocked[status] : undefined
    const run = isUnbanned ? () => this.#undo(person) : () => this.#unban(person)
    return html`<li>
      <span class="who">
        <b><bdi>${name}</bdi></b>
        ${isUnbanned ? html`<small role="status">${words.unbanned}</small>` : this.#details(person)}
      </span>
      <button
        class="button small"
        part="button"
        type="button"
        aria-label=${isUnbanned ? words.undoFor(name) : words.unbanWhom(name)}
        aria-disabled=${why ? 'true' : nothing}
        title=${why ?? nothing}
        @click=${() => why || void run()}
      >
        ${isUnbanned ? words.undo : words.unban}
      </button>
    </li>`
  }

  #details({ id, until, by, reason, denied }: KeptOut): unknown {
    const words = this.words('keptOut', enKeptOut)
    const panel = this.words('panel', en)
    const failed = this.#failed.get(id)
    const told = [...(denied ? [words.denied] : []), ...(by === undefined ? [] : [words.by(by)])]
    return html`<small>${[panel.keptOut(until, this.context.now()), ...told].join(' · ')}</small>
      ${reason === undefined ? nothing : html`<small><bdi>${reason}</bdi></small>`}
      ${failed ? html`<small class="failure" role="status">${words.notUnbanned(panel.reason(failed))}</small>` : nothing}`
  }

  #isUnbanned(id: string): boolean {
    return this.#unbanned.has(id) && !this.#people.value?.some((person) => person.id === id)
  }

  async #unban(person: KeptOut): Promise<void> {
    const [result] = await this.context.requests.act('participant.unban', [person.id])
    if (result?.ok) this.#unbanned.set(person.id, person)
    if (result && !result.ok) this.#failed.set(person.id, result.problem)
    else this.#failed.delete(person.id)
    this.requestUpdate()
  }

  async #undo({ id, until, endsAt, reason }: KeptOut): Promise<void> {
    const seconds = Math.max(1, Math.ceil((endsAt - this.context.now()) / 1_000))
    const end = until === 'open' ? {} : until === 'end' ? { untilEnd: true as const } : { forSeconds: seconds }
    const input: BanInput = { ...end, ...(reason !== undefined && { reason }) }
    const [result] = await this.context.requests.act('participant.ban', [id], input)
    if (result?.ok) this.#unbanned.delete(id)
    this.requestUpdate()
  }
}
