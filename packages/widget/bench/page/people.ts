import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'

/** Everybody's order in the list is that of their numbers. */
export type PersonNumber = number

/** Who looks: a viewer, whose rows show states and offer nothing to do, as the other lists do. */
export const SELF = person({ userId: 'self', name: 'Self', username: 'self', role: 'VIEWER' })

export function recordOf(number: PersonNumber): ParticipantRecord {
  const userId = `user-${number}`
  const role = number % 10 === 0 ? 'SPEAKER' : 'VIEWER'
  return person({ userId, name: nameOf(number), username: `person_${number}`, role })
}

export function nameOf(number: PersonNumber): string {
  return `Person ${String(number).padStart(6, '0')}`
}

/** The same order in every run, and not that of the list: as a roster that is ordered by id. */
export function shuffled(count: number): PersonNumber[] {
  const numbers = Array.from({ length: count }, (_, index) => index)
  return numbers.toSorted((a, b) => scattered(a) - scattered(b))
}

export function scattered(number: number): number {
  return Math.imul(number + 1, 0x9e3779b1) >>> 0
}
