/** How much of the window a sheet takes. */
export const SHEET_HEIGHTS = { half: 55, tall: 75, full: 100 } as const

export type SheetHeight = keyof typeof SHEET_HEIGHTS

const NAMES: readonly SheetHeight[] = ['half', 'tall', 'full']

/** One step up (1) or down (-1); none beyond the ends. */
export function steppedHeight(height: SheetHeight, step: 1 | -1): SheetHeight {
  return NAMES[NAMES.indexOf(height) + step] ?? height
}

/** Where a sheet comes to rest that is let go at so many percent of the window; undefined: it closes. */
export function restingHeight(percent: number): SheetHeight | undefined {
  if (percent < SHEET_HEIGHTS.half / 2) return undefined
  const distance = (name: SheetHeight) => Math.abs(SHEET_HEIGHTS[name] - percent)
  return NAMES.toSorted((one, other) => distance(one) - distance(other))[0]
}
