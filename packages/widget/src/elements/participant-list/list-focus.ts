import { idOfRow, nextStop, rowOfId, type ListStop } from '../../view-models/list-window.ts'
import { boxOfRow, type ListLayout } from '../../view-models/list-window.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import type { ParticipantListElement } from './participant-list.ts'
import type { RowWindow } from './row-window.ts'

const FIELDS = 'input, textarea, select, [contenteditable]'
const MOVES = /^(Arrow|Page|Home|End)/

/** One tab stop for the whole list, that the arrow keys move: a person, wherever they scroll, or a heading. */
export class ListFocus {
  readonly #host: ParticipantListElement
  readonly #rows: RowWindow
  #stop: ListStop | undefined
  #tabStop: HTMLElement | undefined
  #isInside = false

  constructor(host: ParticipantListElement, rows: RowWindow) {
    this.#host = host
    this.#rows = rows
    host.addEventListener('focusin', ({ target }) => this.#entered(target as Element))
    host.addEventListener('focusout', () => (this.#isInside = false))
    host.addEventListener('keydown', (event) => this.#pressed(event))
  }

  /** Whose row has the focus, on itself or on something in it. */
  get row(): string | undefined {
    return this.#isInside ? this.#stop?.id : undefined
  }

  placeTabStop(): void {
    const first = this.#rows.firstInView()
    const target =
      (this.#stop && this.#elementOf(this.#stop)) ??
      (first === undefined ? undefined : this.#rows.slotOf(first)) ??
      this.#host.querySelector<HTMLElement>('section:not([hidden]) .fold') ??
      undefined
    if (target === this.#tabStop) return
    if (this.#tabStop) this.#tabStop.tabIndex = -1
    if (target) target.tabIndex = 0
    this.#tabStop = target
  }

  /** The list has changed from `before`. Whoever has the focus keeps it; when they are gone, the next one has it. */
  follow(before: ListLayout, focused: string | undefined): void {
    const { layout } = this.#rows
    if (this.#stop?.id === undefined) return
    let now = rowOfId(layout, this.#stop.id)
    const at = rowOfId(before, this.#stop.id)
    if (now < 0 && at >= 0) now = survivor(before, at, layout)
    const section = boxOfRow(layout, now)?.section.name
    this.#stop = section && { section, id: idOfRow(layout, now) }
    if (focused === undefined || (focused === this.#stop?.id && this.#host.matches(':focus-within'))) return
    this.enter()
  }

  enter(): void {
    if (this.#stop) this.#focus(this.#stop)
    else this.#tabStop?.focus()
  }

  #elementOf({ section, id }: ListStop): HTMLElement | undefined {
    if (id !== undefined) return this.#rows.slotOf(id)
    return this.#host.querySelector<HTMLElement>(`section:not([hidden]) .fold[data-section=${section}]`) ?? undefined
  }

  #entered(target: Element): void {
    const row = target.closest<ParticipantRowElement>('participant-row')
    const section = target.closest<HTMLElement>('[data-section]')?.dataset['section'] as ListStop['section'] | undefined
    this.#isInside = true
    if (section) this.#stop = { section, id: row?.rowId }
    this.placeTabStop()
  }

  #focus(stop: ListStop): void {
    this.#stop = stop
    this.#isInside = true
    const target = stop.id === undefined ? this.#elementOf(stop) : this.#rows.reveal(stop.id)
    target?.focus({ preventScroll: stop.id !== undefined })
  }

  #pressed(event: KeyboardEvent): void {
    const { key, target, repeat, defaultPrevented, ctrlKey, metaKey, altKey } = event
    if (defaultPrevented || ctrlKey || metaKey || altKey || (target as Element).closest(FIELDS)) return
    // Held down it goes on moving, and does nothing twice.
    if (repeat && key === 'Enter') return event.preventDefault()
    if (repeat && !MOVES.test(key)) return
    if (this.#act(key, target as HTMLElement)) event.preventDefault()
  }

  /** Whether the key was one of the list's. */
  #act(key: string, target: HTMLElement): boolean {
    const { requests } = this.#host.context
    const stop = this.#stop
    if (key === '/' && requests.focusSearch) requests.focusSearch()
    else {
      const next = stop && nextStop(this.#rows.layout, stop, key, this.#rows.page)
      const row = target.closest<ParticipantRowElement>('participant-row')
      if (next) this.#focus(next)
      else if (!row) return this.#inHeading(key, target)
      else if (this.#inRow(key, target, row)) return true
      else if (key.toLowerCase() === 'm') row.pressMicrophone()
      else if (key.toLowerCase() === 'h') row.lowerHand()
      else if (target !== row) return false
      else if (key === 'Enter') row.openMenu()
      else return false
    }
    return true
  }

  /** Right goes into the row and through its buttons, Left and Escape go back. */
  #inRow(key: string, target: HTMLElement, row: ParticipantRowElement): boolean {
    return step(key, target, [row, ...row.focusables()]) || (key === 'Escape' && target !== row && focus(row))
  }

  #inHeading(key: string, target: HTMLElement): boolean {
    const heading = target.closest('.section-header')
    return heading !== null && step(key, target, [...heading.querySelectorAll('button')])
  }
}

function step(key: string, target: HTMLElement, stops: readonly HTMLElement[]): boolean {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key]
  if (!by) return false
  const next = stops.indexOf(target) + (target.matches(':dir(rtl)') ? -by : by)
  return focus(stops[Math.max(0, Math.min(next, stops.length - 1))]!)
}

function focus(element: HTMLElement): true {
  element.focus()
  return true
}

/** The next row that is still there, else the last one before it. */
function survivor(before: ListLayout, at: number, layout: ListLayout): number {
  const present = new Set(layout.boxes.flatMap(({ section, rows }) => (rows > 0 ? section.ids : [])))
  const isPresent = (row: number) => present.has(idOfRow(before, row)!)
  let row = at
  while (row < before.rows && !isPresent(row)) row += 1
  if (row === before.rows) row = at
  while (row >= 0 && !isPresent(row)) row -= 1
  return row < 0 ? -1 : rowOfId(layout, idOfRow(before, row)!)
}
