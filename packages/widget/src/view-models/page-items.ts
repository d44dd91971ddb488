import type { LiveParticipant } from './live-participant.ts'

/** An item of the page's own in the menu of each person that `when` says yes to, or of everybody. */
export type MenuItem = {
  id: string
  label: string
  when?: (participant: LiveParticipant) => boolean
  run: (participant: LiveParticipant) => unknown
}

export type PageItem = { id: string; label: string; run: () => void }

/** Whose `when` has thrown: said once, for it is asked for each row. */
const faulty = new WeakSet<MenuItem>()

export function pageItemsFor(participant: LiveParticipant, items: readonly MenuItem[]): PageItem[] {
  return items
    .filter((item) => isFor(participant, item))
    .map(({ id, label, run }) => ({ id, label, run: () => void run(participant) }))
}

/** What the page asks may fail; the list goes on, and the page's console says so. */
function isFor(participant: LiveParticipant, item: MenuItem): boolean {
  try {
    return !item.when || item.when(participant)
  } catch (error) {
    if (!faulty.has(item)) reportError(error)
    faulty.add(item)
    return false
  }
}
