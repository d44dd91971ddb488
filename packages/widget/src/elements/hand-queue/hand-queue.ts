import { html, nothing, svg } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { onTop } from '../../element-support/on-top.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enHands } from '../../i18n/en-hands.ts'
import type { HandQueueViewModel } from '../../view-models/next-hand.ts'
import type { HandMenuElement } from './hand-menu.ts'

export { HandMenuElement } from './hand-menu.ts'

const MENU = 'participant-hand-menu'
/** In the place of the words, where those would leave the heading no room. */
const NEXT = drawIcon(svg`<path d="M4 10h11.5M11 5.25 15.75 10 11 14.75"/>`, 'flip')
const END = icon('tick')

/** In the heading of raised hands: calls on the next one, and opens what there is to choose. */
export class HandQueueElement extends PanelPart {
  readonly #hands = new StoreController<HandQueueViewModel | undefined>(this, () => this.context.hands)

  #hadFocus = false

  protected override willUpdate(): void {
    this.#hadFocus = this.contains((this.getRootNode() as ShadowRoot).activeElement)
  }

  /** A button that goes away under the focus leaves it to the other one. */
  protected override updated(): void {
    const { activeElement } = this.getRootNode() as ShadowRoot
    if (this.#hadFocus && !this.contains(activeElement)) this.querySelector('button')?.focus()
  }

  protected override render(): unknown {
    const hands = this.#hands.value
    if (!hands) return nothing
    const words = this.words('hands', enHands)
    return html`${this.#next(hands)}<button
        class="button small square"
        part="button"
        type="button"
        tabindex="-1"
        aria-haspopup="menu"
        title=${words.options}
        aria-label=${words.options}
        @click=${this.#opened}
      >
        ${icon('more')}
      </button>`
  }

  #next({ next, last, blocked, pending }: HandQueueViewModel): unknown {
    const words = this.words('hands', enHands)
    const person = next ?? last
    if (!person) return nothing
    const label = next ? words.nextIs(next.name) : words.endOf(person.name)
    const isOff = blocked !== undefined || pending
    return html`<button
      class="button small text"
      part="button"
      type="button"
      tabindex="-1"
      title=${blocked ? words.blocked[blocked] : label}
      aria-label=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || this.#call()}
    >
      ${next ? NEXT : END}<span class="label">${next ? words.next : words.end}</span>
    </button>`
  }

  /** Says who had the turn as it is seen here, so that two who press at once do not pass somebody over. */
  #call(): void {
    const { next, last, minutes } = this.#hands.value!
    const { requests } = this.context
    const after = last?.id ?? null
    if (next?.call !== 'stage.invite')
      return void requests.act('hand.next', next ? [next.id] : [], {
        after,
        ...(next && minutes !== undefined && { minutes }),
      })
    if (last) void requests.act('hand.next', [], { after })
    void requests.act('stage.invite', [next.id])
  }

  #opened = ({ currentTarget }: Event) => {
    void onTop<HandMenuElement>(this, MENU).open(currentTarget as HTMLButtonElement)
  }
}
