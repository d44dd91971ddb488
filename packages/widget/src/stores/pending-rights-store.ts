import type { EpochMs, ParticipantRecord, Right } from 'participant-panel-server/protocol'
import type { RecordChange } from './roster-store.ts'

/** One right of one person that was asked for: not answered yet, or refused (`failed` says why). */
export type PendingRight = { right: Right; wanted: boolean; askedAt: EpochMs; failed: string | undefined }

export type PendingRightsStore = ReturnType<typeof createPendingRightsStore>

/** What is asked and not yet a fact. The roster stays untouched; view models lay this over it. */
export function createPendingRightsStore(onChange: (id: string) => void) {
  const byPerson = new Map<string, PendingRight[]>()

  const of = (id: string): readonly PendingRight[] => byPerson.get(id) ?? []
  const without = (id: string, right: Right) => of(id).filter((entry) => entry.right !== right)

  function write(id: string, entries: PendingRight[]) {
    if (entries.length) byPerson.set(id, entries)
    else byPerson.delete(id)
    onChange(id)
  }

  return {
    of,
    get: (id: string, right: Right) => of(id).find((entry) => entry.right === right),
    set: (id: string, entry: PendingRight) => write(id, [...without(id, entry.right), entry]),
    drop: (id: string, right: Right) => write(id, without(id, right)),

    /** A new fact ends a wish and a failure, unless it is the echo of an earlier wish that is still on its way. */
    settle({ id, before, after }: RecordChange, isEcho: (right: Right, value: boolean) => boolean) {
      for (const { right } of of(id)) {
        if (!after || (changed(right, before, after) && !isEcho(right, after[right]))) write(id, without(id, right))
      }
    },
  }
}

function changed(right: Right, before: ParticipantRecord | undefined, after: ParticipantRecord): boolean {
  return before?.[right] !== after[right]
}
