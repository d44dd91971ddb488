/** What spreadsheets take for the begin of a formula, also behind what is not seen. */
const FORMULA = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/u

export const BOM = '\uFEFF'

/** One line of CSV (RFC 4180). Words of people are quoted, and never begin as a formula does; numbers are ours. */
export function csvLine(cells: (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: string | number | undefined): string {
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
