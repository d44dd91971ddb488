import type { PanelContext } from '../../element-support/panel-context.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'

/** Where a row stands: `index` in its section of `size` people, `top` in px inside `list`. */
export type RowPlace = { id: string; list: Element; index: number; size: number; top: number }

/**
 * Slots for the rows that are drawn, bound to one person after another and never removed: lit-html leaves a comment
 * behind for each keyed row that it removes (3.3.1 to 3.3.3). Who stays keeps their slot.
 */
export class RowSlots {
  readonly #context: () => PanelContext
  readonly #bound = new Map<string, ParticipantRowElement>()
  #spare: ParticipantRowElement[] = []

  constructor(context: () => PanelContext) {
    this.#context = context
  }

  get(id: string): ParticipantRowElement | undefined {
    return this.#bound.get(id)
  }

  /** `places` in the order in which they are read. */
  bind(places: readonly RowPlace[]): void {
    const wanted = new Set(places.map(({ id }) => id))
    const free = this.#spare
    for (const [id, slot] of this.#bound) {
      if (wanted.has(id)) continue
      this.#bound.delete(id)
      free.push(slot)
    }
    const loose = new Set<Element>(free)
    for (const place of places) if (!this.#bound.has(place.id)) this.#bound.set(place.id, free.pop() ?? this.#create())
    for (const slot of free) {
      slot.hidden = true
      slot.rowId = undefined
    }
    this.#arrange(places, loose)
  }

  /** Puts the slots into reading order; those that are `loose` move out of the way of the others. */
  #arrange(places: readonly RowPlace[], loose: Set<Element>): void {
    let list: Element | undefined
    let at: Element | null = null
    for (const place of places) {
      const slot = this.#bound.get(place.id)!
      if (list !== place.list) {
        list = place.list
        at = list.firstElementChild
      }
      while (at && at !== slot && loose.has(at)) at = at.nextElementSibling
      if (at === slot) at = at.nextElementSibling
      else list.insertBefore(slot, at)
      loose.delete(slot)
      bindSlot(slot, place, this.#context())
    }
  }

  #create(): ParticipantRowElement {
    const slot = document.createElement('participant-row') as ParticipantRowElement
    slot.role = 'listitem'
    slot.tabIndex = -1
    return slot
  }
}

function bindSlot(slot: ParticipantRowElement, { id, index, size, top }: RowPlace, context: PanelContext): void {
  slot.context = context
  slot.rowId = id
  slot.hidden = false
  const [position, setSize, inset] = [String(index + 1), String(size), `${top}px`]
  if (slot.ariaPosInSet !== position) slot.ariaPosInSet = position
  if (slot.ariaSetSize !== setSize) slot.ariaSetSize = setSize
  if (slot.style.insetBlockStart !== inset) slot.style.insetBlockStart = inset
}
