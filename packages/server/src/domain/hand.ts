import type { ParticipantRecord } from '../protocol/index.ts'
import { rightsOf, type Participant } from './participant.ts'
import type { Room } from './room.ts'

export type Hand = NonNullable<ParticipantRecord['hand']>

export function handOf({ handOffset, handAt, handTalkedMs }: Participant): Hand | undefined {
  if (handOffset === null || handAt === null) return undefined
  return { offset: handOffset, at: handAt, ...(handTalkedMs !== null && { talkedMs: handTalkedMs }) }
}

/** Raised, unless it is already: then the place is kept. */
export function withHand(
  person: Participant,
  { offset, at, talkedMs = null }: Omit<Hand, 'talkedMs'> & { talkedMs?: number | null },
): Participant {
  return handOf(person) ? person : { ...person, handOffset: offset, handAt: at, handTalkedMs: talkedMs }
}

export const LOWERED = { handOffset: null, handAt: null, handTalkedMs: null }

export function withoutHand(person: Participant): Participant {
  return { ...person, ...LOWERED }
}

/** Gets the right to speak, or a turn. */
export function getsToSpeak(before: Participant, after: Participant, room: Room): boolean {
  const isCalled = before.turnAt === null && after.turnAt !== null
  return isCalled || (!rightsOf(before, room).canSpeak && rightsOf(after, room).canSpeak)
}
