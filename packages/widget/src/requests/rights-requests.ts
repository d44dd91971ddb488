import type {
  EpochMs,
  ParticipantAnswer,
  ParticipantChange,
  ParticipantRecord,
  Right,
} from 'participant-panel-server/protocol'
import type { ActionOutcome, Wish } from '../stores/panel-action.ts'
import { problemOf, reasonOf } from './action-requests.ts'
import type { PendingStore } from '../stores/pending-store.ts'

export type RightsRequestsOptions = {
  change: (id: string, change: ParticipantChange) => Promise<ParticipantAnswer>
  pending: PendingStore
  /** Puts an answered record on the roster. */
  put: (record: ParticipantRecord) => void
  now: () => EpochMs
  /** The page may hold it back. */
  isAllowed: (wish: Wish) => boolean
  onResult: (wish: Wish, results: ActionOutcome[]) => void
  onFailure: (error: unknown) => void
}

/**
 * Asks for a person's rights. One request per person and right at a time: the newest wish waits for the answer to the
 * older one, so that the last click wins at the server too.
 */
export function createRightsRequests(options: RightsRequestsOptions) {
  const { change, pending, put, now, isAllowed, onResult, onFailure } = options
  const inFlight = new Map<string, boolean>()
  const keyOf = (id: string, right: Right) => `${right} ${id}`

  async function send(id: string, right: Right, value: boolean): Promise<void> {
    const key = keyOf(id, right)
    inFlight.set(key, value)
    let failure: unknown
    let result: ActionOutcome
    try {
      const { participant } = await change(id, { [right]: value })
      put(participant)
      result = { target: id, ok: true, participant }
    } catch (error) {
      failure = error
      result = { target: id, ok: false, problem: problemOf(error) }
    }
    onResult(wishOf(id, right, value), [result])
    inFlight.delete(key)
    const entry = pending.get(id, right)
    if (!entry) return
    if (entry.wanted !== value) return send(id, right, entry.wanted)
    if (!failure) return pending.drop(id, right)
    pending.set(id, { ...entry, failed: reasonOf(problemOf(failure)) })
    onFailure(failure)
  }

  return {
    setRight: (id: string, right: Right, value: boolean) => {
      if (!isAllowed(wishOf(id, right, value))) return
      pending.set(id, { right, wanted: value, askedAt: now(), failed: undefined })
      if (!inFlight.has(keyOf(id, right))) void send(id, right, value)
    },
    /** The value comes from our own older request while a newer wish waits: not a change by somebody else. */
    isEcho(id: string, right: Right, value: boolean): boolean {
      return inFlight.get(keyOf(id, right)) === value && pending.get(id, right)?.wanted !== value
    },
  }
}

function wishOf(id: string, right: Right, value: boolean): Wish {
  return { action: 'participant.change', targets: [id], input: { [right]: value } }
}
