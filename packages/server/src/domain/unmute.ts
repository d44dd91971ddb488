import type { By, MediaSight, ParticipantRecord } from '../protocol/index.ts'
import { byOf, type Participant } from './participant.ts'
import { answerDueAt } from './question.ts'

type Asked = NonNullable<ParticipantRecord['unmuteAsked']>

export const NOT_ASKED = {
  unmuteAskedBy: null,
  unmuteAskedByName: null,
  unmuteAskedAt: null,
  unmuteAskedSource: null,
}

export function unmuteAskedOf(person: Participant): Asked | undefined {
  const { unmuteAskedSource: source, unmuteAskedAt: at } = person
  const by = byOf(person.unmuteAskedBy, person.unmuteAskedByName, at)
  return by && source !== null ? { source, by, until: answerDueAt(by.at) } : undefined
}

/** Asked for the same already, it stays at that: nobody is urged by asking again. */
export function withUnmuteAsked(person: Participant, source: Asked['source'], by: By): Participant {
  if (person.unmuteAskedSource === source) return person
  const { id: unmuteAskedBy, name: unmuteAskedByName, at: unmuteAskedAt } = by
  return { ...person, unmuteAskedBy, unmuteAskedByName, unmuteAskedAt, unmuteAskedSource: source }
}

/** Seen on since: nothing is asked any more. */
export function isFulfilled({ unmuteAskedSource, unmuteAskedAt }: Participant, media: MediaSight): boolean {
  return unmuteAskedSource !== null && media[unmuteAskedSource] && media.at > unmuteAskedAt!
}
