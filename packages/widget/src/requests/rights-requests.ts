import type {
  EpochMs,
  ParticipantAnswer,
  ParticipantChange,
  ParticipantRecord,
  Right,
} from 'participant-panel-server/protocol'
import type { PendingRightsStore } from '../stores/pending-rights-store.ts'

export type RightsRequestsOptions = {
  change: (id: string, change: ParticipantChange) => Promise<ParticipantAnswer>
  pending: PendingRightsStore
  /** Puts an answered record on the roster. */
  put: (record: ParticipantRecord) => void
  now: () => EpochMs
  onFailure: (error: unknown) => void
}

/**
 * Asks for a person's rights. One request per person and right at a time: the newest wish waits for the answer to the
 * older one, so that the last click wins at the server too.
 */
export function createRightsRequests({ change, pending, put, now, onFailure }: RightsRequestsOptions) {
  const inFlight = new Map<string, boolean>()
  const keyOf = (id: string, right: Right) => `${right} ${id}`

  async function send(id: string, right: Right, value: boolean): Promise<void> {
    const key = keyOf(id, right)
    inFlight.set(key, value)
    let failure: unknown
    try {
      const { participant } = await change(id, { [right]: value })
      put(participant)
    } catch (error) {
      failure = error
    }
    inFlight.delete(key)
    const entry = pending.get(id, right)
    if (!entry) return
    if (entry.wanted !== value) return send(id, right, entry.wanted)
    if (!failure) return pending.drop(id, right)
    pending.set(id, { ...entry, failed: failure instanceof Error ? failure.message : 'no answer' })
    onFailure(failure)
  }

  return {
    setRight: (id: string, right: Right, value: boolean) => {
      pending.set(id, { right, wanted: value, askedAt: now(), failed: undefined })
      if (!inFlight.has(keyOf(id, right))) void send(id, right, value)
    },
    dismissFailure: (id: string, right: Right) => {
      if (pending.get(id, right)?.failed !== undefined) pending.drop(id, right)
    },
    /** The value comes from our own older request while a newer wish waits: not a change by somebody else. */
    isEcho(id: string, right: Right, value: boolean): boolean {
      return inFlight.get(keyOf(id, right)) === value && pending.get(id, right)?.wanted !== value
    },
  }
}
