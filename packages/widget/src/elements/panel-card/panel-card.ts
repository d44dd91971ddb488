import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { initials } from '../../element-support/initials.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { enCards } from '../../i18n/en-cards.ts'
import { en } from '../../i18n/en.ts'
import type { CardViewModel } from '../../view-models/card.ts'
import type { RowViewModel } from '../../view-models/row-view-model.ts'
import { Picture } from '../participant-row/picture.ts'
import { OwnPreview } from './own-preview.ts'
import { card } from './panel-card.styles.ts'
import { previewed } from './previewed.ts'

/** What the person who looks is asked, with the time that is left. The focus stays where it is; nothing turns on by itself. */
export class PanelCardElement extends PanelPart {
  static override styles = card

  readonly #card = new StoreController<CardViewModel | undefined>(this, () => this.context.card)
  readonly #asker = new StoreController<RowViewModel | undefined>(this, () => {
    const { by } = this.context.card.get() ?? {}
    return by && this.context.row(by.id)
  })
  readonly #picture = new Picture(this)
  readonly #preview = new OwnPreview(this)
  #forget: (() => void) | undefined

  constructor() {
    super()
    new TickController(this, () => this.#card.value !== undefined)
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      this.#answer(false)
    })
    this.#preview.onLevel = (level) => this.style.setProperty('--level', String(level))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget?.()
    this.#forget = undefined
  }

  /** Before the panel takes the card away, with the focus that is in it. */
  protected override willUpdate(): void {
    this.#forget ??= this.context.card.listen((next, last) => {
      if (next?.kind !== 'stage') this.#preview.stop()
      if (last && !next) this.#leaveFocus()
    })
  }

  protected override render(): unknown {
    const card = this.#card.value
    if (!card) return nothing
    const { kind, by, until, failed, blocked, ownsDevices } = card
    const cards = this.words('cards', enCards)
    const words = this.words('panel', en)
    const { title, text, no, yes } = cards[kind]
    const button = (isYes: boolean, content: unknown) =>
      html`<button
        class="button ${isYes ? 'primary' : ''}"
        part="button"
        type="button"
        title=${blocked ? words.blocked[blocked] : nothing}
        aria-disabled=${blocked ? 'true' : nothing}
        @click=${() => blocked || this.#answer(isYes)}
      >
        ${content}
      </button>`
    return html`<div class="card" part="card" role="group" aria-label=${title(by.name)}>
      <div class="asked">
        ${this.#face(by.name)}
        <div class="question">
          <h3><bdi>${title(by.name)}</bdi></h3>
          <p>${text}</p>
        </div>
        <span class="left" role="timer" aria-live="off">${words.timeLeft(until - this.context.now())}</span>
      </div>
      ${kind === 'stage' && ownsDevices ? previewed(this.#preview, cards) : nothing}
      ${failed ? html`<p class="failure">${cards.notAnswered(words.reason(failed))}</p>` : nothing}
      <div class="acts">${button(false, no)}${button(true, kind === 'stage' ? yes : html`${icon(kind)}${yes}`)}</div>
    </div>`
  }

  /** The asker as in the list; who is not on it by their initials. */
  #face(name: string): unknown {
    const { hue = 0, imageUrl } = this.#asker.value ?? {}
    const face = html`<span class="face" aria-hidden="true">${initials(name) ?? icon('user')}</span>`
    return html`<span class="avatar" .style=${`--hue: ${hue * 360}`}>${this.#picture.of(imageUrl) ?? face}</span>`
  }

  #answer(isYes: boolean): void {
    const { kind, blocked } = this.#card.value ?? {}
    if (kind && !blocked) this.context.requests.answer(kind, isYes)
  }

  #leaveFocus(): void {
    const root = this.getRootNode() as ShadowRoot
    if (this.contains(root.activeElement)) root.querySelector<HTMLElement>('.list')?.focus({ preventScroll: true })
  }
}
