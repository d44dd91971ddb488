import type { ParticipantRecord, RoomRecord } from './records.ts'
import { isStaff } from './roles.ts'

/**
 * Where a person stands who is expected, or who is not. `here`: came in time, whether they are still here or not.
 * `late`: came, but later than the room allows. `notYet`: has not come. `unexpected`: came, and is not on the list.
 */
export type ExpectedState = 'here' | 'late' | 'notYet' | 'unexpected'

export const EXPECTED_STATES: ExpectedState[] = ['here', 'late', 'notYet', 'unexpected']

export type ExpectedCounts = Record<ExpectedState, number>

type Arrival = Pick<ParticipantRecord, 'kind' | 'role' | 'expectedAt' | 'arrivedAt'>
export type Schedule = Pick<RoomRecord, 'startsAt' | 'lateAfterMinutes'>

const MINUTE_MS = 60_000

/** Undefined: neither, as bots, staff who are not on the list, and whoever was merely invited. */
export function expectedStateOf(person: Arrival, schedule: Schedule): ExpectedState | undefined {
  if (person.kind !== 'standard') return undefined
  if (person.expectedAt === undefined) {
    return person.arrivedAt === undefined || isStaff(person.role) ? undefined : 'unexpected'
  }
  if (person.arrivedAt === undefined) return 'notYet'
  return lateByOf(person, schedule) === undefined ? 'here' : 'late'
}

/** How much later than the start of the room somebody came who was expected; undefined: in time, or not at all. */
export function lateByOf(
  { expectedAt, arrivedAt }: Arrival,
  { startsAt, lateAfterMinutes }: Schedule,
): number | undefined {
  if (expectedAt === undefined || arrivedAt === undefined || startsAt === undefined) return undefined
  const lateBy = arrivedAt - startsAt
  return lateBy > lateAfterMinutes * MINUTE_MS ? lateBy : undefined
}

export function countExpected(people: Iterable<Arrival>, schedule: Schedule): ExpectedCounts {
  const counts: ExpectedCounts = { here: 0, late: 0, notYet: 0, unexpected: 0 }
  for (const person of people) {
    const state = expectedStateOf(person, schedule)
    if (state) counts[state] += 1
  }
  return counts
}
