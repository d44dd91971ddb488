import { atom, onMount, type ReadableAtom, type WritableAtom } from 'nanostores'
import { isSame } from './is-same.ts'

/** One atom per row that is asked for, until nobody listens any more: never one per person of the roster. */
export function createRowAtoms<Row>(compute: (id: string, before: Row | undefined) => Row | undefined) {
  type RowAtom = WritableAtom<Row | undefined>
  const atoms = new Map<string, RowAtom>()

  function update(id: string, row: RowAtom) {
    // `get` would mount a row that nobody listens to yet.
    const before = row.value
    const value = compute(id, before)
    if (!isSame(before, value)) row.set(value)
  }

  function create(id: string): RowAtom {
    const row: RowAtom = atom(compute(id, undefined))
    onMount(row, () => {
      // Back after it was dropped: it follows the row that has taken its place.
      const other = atoms.get(id)
      if (other && other !== row) return other.subscribe((value) => row.set(value))
      atoms.set(id, row)
      update(id, row)
      return () => void atoms.delete(id)
    })
    atoms.set(id, row)
    return row
  }

  return {
    row: (id: string): ReadableAtom<Row | undefined> => atoms.get(id) ?? create(id),
    ids: () => atoms.keys(),
    has: (id: string) => atoms.has(id),
    /** As it was last computed. */
    peek: (id: string) => atoms.get(id)?.value,
    /** Is drawn anew though it says the same. */
    renew(id: string) {
      const row = atoms.get(id)
      if (row?.value !== undefined) row.set({ ...row.value })
    },
    update(id: string) {
      const row = atoms.get(id)
      if (row) update(id, row)
    },
  }
}
