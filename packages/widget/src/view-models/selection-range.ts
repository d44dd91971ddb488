import type { ListLayout } from './list-window.ts'

/** Everybody from one row to another, as the list shows them now; folded sections are left out. */
export function idsBetween({ boxes }: ListLayout, from: string | undefined, to: string): readonly string[] {
  const ids = boxes.flatMap(({ section, rows }) => (rows > 0 ? section.ids : []))
  const [start, end] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)]
  if (start < 0 || end < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
