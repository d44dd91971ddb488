import type { PersonAttendance } from 'participant-panel-server/protocol'

export const COLUMNS = ['name', 'in', 'out', 'present', 'share', 'talked'] as const
export type Column = (typeof COLUMNS)[number]
export type Sorting = { by: Column; isDescending: boolean }

/** Names from their beginning, figures from the largest, moments from the first. */
export function sortingBy(by: Column, before: Sorting): Sorting {
  if (by === before.by) return { by, isDescending: !before.isDescending }
  return { by, isDescending: by === 'present' || by === 'share' || by === 'talked' }
}

/** Who never came, and of whom a figure is not known, is last either way. */
export function sorted(
  people: readonly PersonAttendance[],
  { by, isDescending }: Sorting,
  compareNames: (one: string, other: string) => number,
): PersonAttendance[] {
  const byName = (one: PersonAttendance, other: PersonAttendance) => compareNames(one.name, other.name)
  if (by === 'name') return people.toSorted((one, other) => (isDescending ? byName(other, one) : byName(one, other)))
  return people.toSorted((one, other) => {
    const [a, b] = [figureOf(one, by), figureOf(other, by)]
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined) || byName(one, other)
    return (isDescending ? b - a : a - b) || byName(one, other)
  })
}

function figureOf({ presence, activity }: PersonAttendance, by: Exclude<Column, 'name'>): number | undefined {
  if (by === 'talked') return activity?.talkMs
  if (!presence) return undefined
  const { firstIn, lastOut, presentMs, share } = presence
  return { in: firstIn, out: lastOut ?? Infinity, present: presentMs, share }[by]
}
