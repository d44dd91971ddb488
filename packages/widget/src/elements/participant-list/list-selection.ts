import { idsBetween } from '../../view-models/selection-range.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import type { ParticipantListElement } from './participant-list.ts'
import type { RowWindow } from './row-window.ts'

const BUTTONS = 'button:not(.check), a'

/** Selecting people: by Space, by a click with a modifier key, or by the box that shows in place of the avatar. */
export class ListSelection {
  readonly #host: ParticipantListElement
  readonly #rows: RowWindow
  /** Where a range begins. */
  #anchor: string | undefined
  #aimedAt: ParticipantRowElement | undefined

  constructor(host: ParticipantListElement, rows: RowWindow) {
    this.#host = host
    this.#rows = rows
    host.addEventListener('keydown', (event) => this.#pressed(event))
    host.addEventListener('mousedown', (event) => this.#clickBegins(event))
    host.addEventListener('click', (event) => this.#clicked(event))
    host.addEventListener('pointerover', ({ target, pointerType }) =>
      this.#aim(pointerType === 'touch' ? undefined : rowOf((target as Element).closest('.avatar, .check'))),
    )
    host.addEventListener('pointerleave', () => this.#aim(undefined))
  }

  #pressed(event: KeyboardEvent): void {
    const { key, target, repeat, shiftKey, ctrlKey, metaKey, altKey } = event
    const row = target as ParticipantRowElement
    if (ctrlKey || metaKey || altKey || !row.matches('participant-row, .check')) return
    const { requests, selection } = this.#host.context
    if (key === ' ' && row.rowId !== undefined) void (repeat || this.#choose(row.rowId, shiftKey))
    else if (key === 'Escape' && selection.get().length > 0) requests.clearSelection()
    else return
    event.preventDefault()
  }

  /** The browser would mark text instead. */
  #clickBegins(event: MouseEvent): void {
    if (selects(event) && rowOf(event.target as Element)) event.preventDefault()
  }

  #clicked(event: MouseEvent): void {
    const row = rowOf(event.target as Element)
    const isBox = (event.target as Element).closest('.check') !== null
    if (row?.rowId === undefined || !(isBox || selects(event))) return
    if (!isBox) row.focus({ preventScroll: true })
    this.#choose(row.rowId, event.shiftKey)
  }

  #choose(id: string, isRange: boolean): void {
    const { requests } = this.#host.context
    if (isRange) requests.select(idsBetween(this.#rows.layout, this.#anchor, id))
    else requests.toggleSelected(id)
    this.#anchor = id
  }

  #aim(row: ParticipantRowElement | undefined): void {
    if (row === this.#aimedAt) return
    if (this.#aimedAt) this.#aimedAt.isAimedAt = false
    this.#aimedAt = row
    if (row) row.isAimedAt = true
  }
}

/** Whether a click anywhere on the row selects. */
function selects({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return (shiftKey || ctrlKey || metaKey) && (target as Element).closest(BUTTONS) === null
}

function rowOf(element: Element | null): ParticipantRowElement | undefined {
  return element?.closest<ParticipantRowElement>('participant-row') ?? undefined
}
