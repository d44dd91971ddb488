import { html, nothing } from 'lit'
import { ButtonMenu } from '../../element-support/button-menu.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enHands } from '../../i18n/en-hands.ts'
import { HAND_ORDERS } from '../../view-models/hand-order.ts'
import { SPEAKING_MINUTES, type HandQueueViewModel } from '../../view-models/next-hand.ts'
import { actOnPeople } from '../panel-dialog/act-on-people.ts'
import { itemButton } from '../../element-support/item-button.ts'

const MINUTE_MS = 60_000

/** In which order hands are taken and how long each speaks; and lowering all of them. */
export class HandMenuElement extends ButtonMenu {
  readonly #hands = new StoreController<HandQueueViewModel | undefined>(this, () => this.context.hands)

  protected override render(): unknown {
    const hands = this.#hands.value
    if (!this.isOpen || !hands) return nothing
    const words = this.words('hands', enHands)
    const { requests } = this.context
    return html`<div class="who" aria-hidden="true"><b class="name">${this.words('panel', en).sections.hands}</b></div>
      <div role="menu" aria-label=${words.options}>
        ${this.#group(
          words.order,
          HAND_ORDERS.map((order) => {
            const { name, note } = words.orders[order]
            const label = html`${name}<small>${note}</small>`
            return this.#choice(label, order === hands.order, () => requests.chooseHands({ order }))
          }),
        )}
        ${this.#group(
          words.time,
          [undefined, ...SPEAKING_MINUTES].map((minutes) => {
            const label = minutes === undefined ? words.noLimit : words.minutes(minutes * MINUTE_MS)
            return this.#choice(label, minutes === hands.minutes, () => requests.chooseHands({ minutes }))
          }),
        )}
        ${hands.up.length > 0 ? this.#lowerAll(hands) : nothing}
      </div>`
  }

  #group(label: string, items: unknown): unknown {
    return html`<div role="group" aria-label=${label}>
      <div class="label" aria-hidden="true">${label}</div>
      ${items}
    </div>`
  }

  #choice(label: unknown, isOn: boolean, choose: () => void): unknown {
    return itemButton({ role: 'menuitemradio', label, isOn, run: () => this.do(choose) })
  }

  #lowerAll({ up, blocked }: HandQueueViewModel): unknown {
    const words = this.words('hands', enHands)
    const run = () => this.do(() => actOnPeople(this, 'hand.lower', up))
    return html`<div role="group">
      ${itemButton({ label: words.lowerAll, reason: blocked && words.blocked[blocked], run })}
    </div>`
  }
}
