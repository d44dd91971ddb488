import type { ParticipantRecord } from '../protocol/index.ts'
import type { Participant } from './participant.ts'

export type Hand = NonNullable<ParticipantRecord['hand']>

export function handOf({ handOffset, handAt }: Participant): Hand | undefined {
  return handOffset === null || handAt === null ? undefined : { offset: handOffset, at: handAt }
}

/** Raised, unless it is already: then the place is kept. */
export function withHand(person: Participant, { offset, at }: Hand): Participant {
  return handOf(person) ? person : { ...person, handOffset: offset, handAt: at }
}

export const LOWERED = { handOffset: null, handAt: null }

export function withoutHand(person: Participant): Participant {
  return { ...person, ...LOWERED }
}
