import type { ReactiveController } from 'lit'
import type { CalmList } from '../../view-models/calm-list.ts'
import {
  boxOfRow,
  idOfRow,
  layOut,
  rowOfId,
  rowsInView,
  topOfRow,
  windowOf,
  type ListLayout,
  type ListSizes,
  type RowRange,
  type View,
} from '../../view-models/list-window.ts'
import type { SectionName, SectionViewModel } from '../../view-models/panel-view-model.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import type { ParticipantListElement } from './participant-list.ts'
import { RowSlots, type RowPlace } from './row-slots.ts'

/** Rows drawn beyond each end of what is in view, so that they are there when they scroll in. */
const OVERSCAN = 2

const NONE: RowRange = { start: 0, end: 0 }

/** Draws the rows that are in view, of however many, and keeps them in place when others come and go above them. */
export class RowWindow implements ReactiveController {
  layout: ListLayout = layOut([], () => false, { row: 0, heading: 0 })
  readonly #host: ParticipantListElement
  readonly #slots: RowSlots
  readonly #resized = new ResizeObserver(() => this.#measure())
  #isObserving = false
  /** The observer has told the sizes that it began with. */
  #isFirstTold = false
  #scrollTop = 0
  #inView: RowRange = NONE
  #scope: unknown
  #told = ''

  constructor(host: ParticipantListElement) {
    this.#host = host
    this.#slots = new RowSlots(() => host.context)
    host.addController(this)
  }

  slotOf(id: string): ParticipantRowElement | undefined {
    return this.#slots.get(id)
  }

  hostConnected(): void {
    this.#told = ''
    for (const event of ['scroll', 'resize']) addEventListener(event, this.#viewMoved, { capture: true, passive: true })
  }

  hostDisconnected(): void {
    this.#resized.disconnect()
    this.#isObserving = this.#isFirstTold = false
    for (const event of ['scroll', 'resize']) removeEventListener(event, this.#viewMoved, { capture: true })
  }

  /** Lays the list out anew. The first row in view stays where it is, unless something else was asked for. */
  show({ sections, scope }: CalmList, isFolded: (section: SectionViewModel) => boolean): void {
    const before = this.layout
    // Of what is hidden there is nothing to measure, and asking would lay the page out.
    const sizes = before.sizes.row > 0 || this.#host.hidden ? before.sizes : this.#sizes()
    this.layout = layOut(sections, isFolded, sizes)
    for (const { section, rows } of this.layout.boxes) {
      const { style } = this.#listOf(section.name)
      style.blockSize = `${rows * sizes.row}px`
    }
    const scrollTop = this.#scrollTop > 0 && scope === this.#scope ? this.#scrollTopFrom(before) : 0
    this.#scope = scope
    // An element that is moved in the page loses its scroll position.
    if (scrollTop !== this.#scrollTop || !this.#isObserving) this.#scroller.scrollTop = scrollTop
    this.draw()
    if (this.#isObserving) return
    this.#isObserving = true
    // A panel as high as its list moves in the page when something above it comes or goes.
    for (const each of [this.#scroller, this.#ruler, document.body]) this.#resized.observe(each)
  }

  /** Binds the rows in view, and the one that has the focus, wherever it is. */
  draw(): void {
    if (!this.#host.isConnected) return
    if (this.layout.sizes.row === 0) return this.#tell(NONE)
    const view = this.#view()
    this.#scrollTop = this.#scroller.scrollTop
    this.#inView = rowsInView(this.layout, view)
    // The first rows do not wait for those that nobody sees yet.
    const { start, end } = this.#isObserving ? windowOf(this.layout, view, OVERSCAN) : this.#inView
    const rows = Array.from({ length: end - start }, (_, at) => start + at)
    const kept = this.#host.focusedRow === undefined ? -1 : rowOfId(this.layout, this.#host.focusedRow)
    if (kept >= end) rows.push(kept)
    else if (kept >= 0 && kept < start) rows.unshift(kept)
    this.#slots.bind(rows.map((row) => this.#placeOf(row)))
    this.#host.placeTabStop()
    this.#tell(this.#inView)
  }

  /** Brings a row into view and returns its slot. */
  reveal(id: string): ParticipantRowElement | undefined {
    this.draw()
    const slot = this.slotOf(id)
    slot?.scrollIntoView({ block: 'nearest' })
    this.draw()
    return slot
  }

  /** The first row of which something is in view, as it was last drawn. */
  firstInView(): string | undefined {
    return idOfRow(this.layout, this.#inView.start)
  }

  /** Whole rows that fit into the view. */
  get page(): number {
    const { top, bottom } = this.#view()
    const { row, heading } = this.layout.sizes
    return Math.max(1, Math.floor((bottom - top - heading) / row))
  }

  /** The page was scrolled or resized. The list's own scroller tells itself, its events do not leave the panel. */
  #viewMoved = () => this.draw()

  get #scroller(): HTMLElement {
    return this.#host.querySelector('.list')!
  }

  /** As wide as a heading is high, and as high as a row. */
  get #ruler(): HTMLElement {
    return this.#host.querySelector('.ruler')!
  }

  #listOf(section: SectionName): HTMLElement {
    return this.#host.querySelector(`[role=list][data-section=${section}]`)!
  }

  #sizes(): ListSizes {
    const { offsetWidth: heading, offsetHeight: row } = this.#ruler
    return { heading, row }
  }

  /** Density, font or pointer changed, or the list is shown, hidden or resized. */
  #measure(): void {
    const sizes = this.#sizes()
    const { row, heading } = this.layout.sizes
    const isSame = sizes.row === row && sizes.heading === heading
    if (isSame && this.#isFirstTold) return this.draw()
    this.#isFirstTold = true
    this.layout = { ...this.layout, sizes }
    // In the next frame: a scroll bar that comes with the new sizes would be reported to the page as an error.
    requestAnimationFrame(() => (isSame ? this.draw() : this.#host.requestUpdate()))
  }

  #placeOf(row: number): RowPlace {
    const { section, firstRow } = boxOfRow(this.layout, row)!
    const index = row - firstRow
    const [id, size, top] = [section.ids[index]!, section.ids.length, index * this.layout.sizes.row]
    return { id, list: this.#listOf(section.name), index, size, top }
  }

  /** The part of the list that the page shows, in the list's own px: of a panel without a height, that is less than all. */
  #view(): View {
    const { top, bottom, height } = this.#scroller.getBoundingClientRect()
    const { scrollTop, offsetHeight } = this.#scroller
    // A page may draw the panel larger or smaller, as slides do.
    const scale = height / offsetHeight || 1
    return {
      top: scrollTop + Math.max(0, -top) / scale,
      bottom: scrollTop + (Math.min(bottom, innerHeight) - top) / scale,
    }
  }

  #scrollTopFrom(before: ListLayout): number {
    const scrollTop = this.#scrollTop
    const { start, end } = rowsInView(before, { top: scrollTop, bottom: scrollTop + this.#scroller.clientHeight })
    for (let row = start; row < end; row += 1) {
      const now = rowOfId(this.layout, idOfRow(before, row)!)
      if (now >= 0) return topOfRow(this.layout, now) - topOfRow(before, row) + scrollTop
    }
    // Folded away: its heading stays at the top.
    const section = boxOfRow(before, start)?.section.name
    return Math.min(scrollTop, this.layout.boxes.find((box) => box.section.name === section)?.top ?? scrollTop)
  }

  #tell({ start, end }: RowRange): void {
    const ids = Array.from({ length: end - start }, (_, at) => idOfRow(this.layout, start + at)!)
    const told = JSON.stringify(ids)
    if (told === this.#told) return
    this.#told = told
    this.#host.context.setVisible(ids)
  }
}
