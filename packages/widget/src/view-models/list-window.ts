import type { SectionName, SectionViewModel } from './panel-view-model.ts'

/** Heights in CSS px, the same for every row and every heading. */
export type ListSizes = { row: number; heading: number }

/** A section as it is laid out: a heading, and below it all of its rows or, folded, none. */
export type SectionBox = {
  section: SectionViewModel
  isFolded: boolean
  /** From the top of the list. */
  top: number
  rows: number
  /** Index of its first row among all rows. */
  firstRow: number
}

export type ListLayout = { boxes: SectionBox[]; rows: number; height: number; sizes: ListSizes }

/** What is in view: px from the top of the list. */
export type View = { top: number; bottom: number }

/** Indexes among all rows; `end` is the first one after them. */
export type RowRange = { start: number; end: number }

export function layOut(
  sections: readonly SectionViewModel[],
  isFolded: (section: SectionViewModel) => boolean,
  sizes: ListSizes,
): ListLayout {
  let [height, total] = [0, 0]
  const boxes = sections.map((section) => {
    const folded = isFolded(section)
    const rows = folded ? 0 : section.ids.length
    const box = { section, isFolded: folded, top: height, rows, firstRow: total }
    height += sizes.heading + rows * sizes.row
    total += rows
    return box
  })
  return { boxes, rows: total, height, sizes }
}

/** The rows of which something is in view. */
export function rowsInView(layout: ListLayout, { top, bottom }: View): RowRange {
  if (bottom <= top) return { start: 0, end: 0 }
  return { start: rowsAbove(layout, top, Math.floor), end: rowsAbove(layout, bottom, Math.ceil) }
}

/**
 * The rows to draw: between the ends of the list always the same number, so that scrolling neither makes nor drops any;
 * headings only make it a few more than needed.
 */
export function windowOf(layout: ListLayout, view: View, overscan: number): RowRange {
  const inView = Math.ceil(Math.max(0, view.bottom - view.top) / layout.sizes.row) + 1
  const first = Math.max(0, Math.min(rowsAbove(layout, view.top, Math.floor), layout.rows - inView))
  return { start: Math.max(0, first - overscan), end: Math.min(layout.rows, first + inView + overscan) }
}

/** How many rows lie above a height; `round` decides about the row that it cuts. */
function rowsAbove({ boxes, rows, sizes }: ListLayout, y: number, round: (n: number) => number): number {
  const below = boxes.find((box) => y < box.top + sizes.heading + box.rows * sizes.row)
  if (!below) return rows
  return below.firstRow + Math.max(0, round((y - below.top - sizes.heading) / sizes.row))
}

export function boxOfRow({ boxes }: ListLayout, row: number): SectionBox | undefined {
  return boxes.find((box) => row >= box.firstRow && row < box.firstRow + box.rows)
}

export function idOfRow(layout: ListLayout, row: number): string | undefined {
  const box = boxOfRow(layout, row)
  return box?.section.ids[row - box.firstRow]
}

/** Index among all rows; -1 where the person is not in the list, or folded away. */
export function rowOfId({ boxes }: ListLayout, id: string): number {
  for (const { section, rows, firstRow } of boxes) {
    const index = rows > 0 ? section.ids.indexOf(id) : -1
    if (index >= 0) return firstRow + index
  }
  return -1
}

export function topOfRow(layout: ListLayout, row: number): number {
  const box = boxOfRow(layout, row)
  return box ? box.top + layout.sizes.heading + (row - box.firstRow) * layout.sizes.row : layout.height
}

/** A stop of the arrow keys: a heading, or a row. */
export type ListStop = { section: SectionName; id?: string | undefined }

/** Where a key leads from a stop; undefined where it is none of the list's keys. Headings are stops like rows. */
export function nextStop(layout: ListLayout, from: ListStop, key: string, page: number): ListStop | undefined {
  const last = layout.boxes.length + layout.rows - 1
  const at = indexOfStop(layout, from)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 1, End: last }[key]
  return to === undefined ? undefined : stopAt(layout, Math.max(0, Math.min(to, last)))
}

function indexOfStop({ boxes }: ListLayout, { section, id }: ListStop): number {
  const place = boxes.findIndex((box) => box.section.name === section)
  const box = boxes[place]
  return box ? place + box.firstRow + (id === undefined ? 0 : 1 + box.section.ids.indexOf(id)) : 0
}

function stopAt({ boxes }: ListLayout, index: number): ListStop | undefined {
  const place = boxes.findLastIndex((box, before) => box.firstRow + before <= index)
  const box = boxes[place]
  return box && { section: box.section.name, id: box.section.ids[index - place - box.firstRow - 1] }
}
