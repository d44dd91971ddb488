import type { EpochMs, ParticipantRecord } from '../protocol/index.ts'
import { asTarget, nameOf, type Participant } from './participant.ts'
import { invited, statusSet } from './status.ts'

/** Whoever left so long before a meeting starts was at another one. */
const OF_THIS_MEETING_MS = 12 * 60 * 60_000

/** On the list of those who are expected, and invited by that. */
export function expected(person: Participant, at: EpochMs): Participant {
  return { ...invited(person, at), expectedAt: person.expectedAt ?? at }
}

/** Off the list. Who was here, or has a role, stays on the roster; anybody else is as nobody has invited them. */
export function unexpected(person: Participant): Participant {
  const isOnlyListed = person.status === 'INVITED' && person.arrivedAt === null && person.role === 'VIEWER'
  return { ...person, expectedAt: null, remindedAt: null, provisional: person.provisional || isOnlyListed }
}

/** Was on the roster, and is not any more: every panel that knows the record has to be told once. */
export function isUnlisted({ provisional, invitedAt, status }: Participant): boolean {
  return provisional && invitedAt !== null && status === 'INVITED'
}

/** A guest stands for this person, whose own record rests. */
export function isMerged({ provisional, mergedInto }: Participant): boolean {
  return provisional && mergedInto !== null
}

/** The guest goes on as they are, with everything that is open, under the name and on the list of the other. */
export function mergedWith(guest: Participant, other: Participant, at: EpochMs): [Participant, Participant] {
  const standsIn = { name: nameOf(other), renamedAt: at, mergedName: nameOf(guest), expectedAt: other.expectedAt }
  return [
    { ...guest, ...standsIn },
    { ...other, provisional: true, mergedInto: guest.id },
  ]
}

export function unmerged(guest: Participant): Participant {
  return { ...guest, name: guest.mergedName, renamedAt: null, mergedName: null, expectedAt: null }
}

/** On the roster again, unless they were taken off the list meanwhile. */
export function awakened(other: Participant): Participant {
  const awake = { ...other, provisional: false, mergedInto: null }
  return isMerged(other) && other.expectedAt === null ? unexpected(awake) : awake
}

/** Another meeting begins: who was at an earlier one has not come to this. */
export function beforeMeeting(person: Participant, startsAt: EpochMs, at: EpochMs): Participant {
  const wasEarlier = person.status === 'LEFT' && (person.leftAt ?? 0) < startsAt - OF_THIS_MEETING_MS
  if (!wasEarlier || person.arrivedAt === null) return person
  const anew = { ...person, arrivedAt: null, remindedAt: null }
  return person.expectedAt === null || person.barredUntil !== null ? anew : statusSet(anew, 'INVITED', at)
}

/** As it stands in a record. */
export function expectation({
  expectedAt,
  arrivedAt,
  remindedAt,
  mergedName,
}: Participant): Pick<ParticipantRecord, 'expectedAt' | 'arrivedAt' | 'remindedAt' | 'mergedName'> {
  return {
    ...(expectedAt !== null && { expectedAt }),
    ...(arrivedAt !== null && { arrivedAt }),
    ...(remindedAt !== null && { remindedAt }),
    ...(mergedName !== null && { mergedName }),
  }
}

/** What the rules of expecting look at. */
export function asExpected(person: Participant) {
  const { status, invitedAt } = person
  return { ...asTarget(person), status, invitedAt, ...expectation(person) }
}
