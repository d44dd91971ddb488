import type { EpochMs, ParticipantRecord } from '../protocol/index.ts'
import { byOf, type Participant } from './participant.ts'

/** How long a removal can be undone; the person is on hold meanwhile. */
export const HOLD_MS = 6_000

/** A removal without a time of its own. */
export const SHORT_BAR_MS = 60_000

type Barred = Pick<Participant, 'holdUntil' | 'barredUntil'>

/** May neither publish nor subscribe, but is still here. */
export function isOnHold({ holdUntil }: Barred, now: EpochMs): boolean {
  return holdUntil !== null && holdUntil > now
}

/** Kept out by now: also somebody whose hold is over and whom LiveKit still lets in. */
export function isBarred(person: Barred, now: EpochMs): boolean {
  return person.barredUntil !== null && person.barredUntil > now && !isOnHold(person, now)
}

/** The one predicate asked when a LiveKit token is minted and at every sight of the person in LiveKit. */
export function mayBePresent(person: Barred, now: EpochMs): boolean {
  return !isBarred(person, now)
}

/** As staff and the person see it; undefined for who was never kept out, or may come again. */
export function barOf(person: Participant): ParticipantRecord['bar'] {
  const { barredUntil, barredReason } = person
  if (barredUntil === null) return undefined
  const by = byOf(person.barredBy, person.barredByName, person.barredAt)
  return { until: barredUntil, ...(by && { by }), ...(barredReason !== null && { reason: barredReason }) }
}
