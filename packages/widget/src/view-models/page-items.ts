import type { LiveParticipant } from './live-participant.ts'

/** An item of the page's own in the menu of each person that `when` says yes to, or of everybody. */
export type MenuItem = {
  id: string
  label: string
  when?: (participant: LiveParticipant) => boolean
  run: (participant: LiveParticipant) => unknown
}

export type PageItem = { id: string; label: string; run: () => void }

export function pageItemsFor(participant: LiveParticipant, items: readonly MenuItem[]): PageItem[] {
  return items
    .filter(({ when }) => !when || when(participant))
    .map(({ id, label, run }) => ({ id, label, run: () => void run(participant) }))
}
