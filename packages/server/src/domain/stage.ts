import {
  overrideFor,
  type By,
  type EpochMs,
  type ParticipantRecord,
  type Right,
  type StageStanding,
} from '../protocol/index.ts'
import { isHere } from './bar.ts'
import { LOWERED, type Hand } from './hand.ts'
import { withOverride } from './override.ts'
import { NOT_ASKING, NOT_INVITED, byOf, withRole, type Participant } from './participant.ts'
import { answerDueAt } from './question.ts'
import type { Room } from './room.ts'

/** What the stage is made of: what a viewer of a `stage` room lacks. */
const STAGE_RIGHTS: Right[] = ['canSpeak', 'canVideo', 'canShareScreen']

export function stageInvitedOf(person: Participant): ParticipantRecord['stageInvited'] {
  const by = byOf(person.stageInvitedBy, person.stageInvitedByName, person.stageInvitedAt)
  return by && { by, until: answerDueAt(by.at) }
}

export function stageAskedOf({ stageAskedOffset: offset, stageAskedAt: at }: Participant): Hand | undefined {
  return offset === null || at === null ? undefined : { offset, at }
}

/** What the rules of the stage look at. */
export function stageStandingOf(person: Participant, room: Room, now: EpochMs): StageStanding {
  return {
    mode: room.mode,
    isHere: isHere(person, now),
    isInvited: stageInvitedOf(person) !== undefined,
    isAsking: stageAskedOf(person) !== undefined,
  }
}

/** An invitation is the answer to whoever asked. One that stands is not prolonged by another. */
export function withStageInvited(person: Participant, by: By): Participant {
  if (person.role !== 'VIEWER' || stageInvitedOf(person)) return person
  const { id: stageInvitedBy, name: stageInvitedByName, at: stageInvitedAt } = by
  return { ...person, ...NOT_ASKING, stageInvitedBy, stageInvitedByName, stageInvitedAt }
}

/** Asking again keeps the place; who is invited has only to accept. */
export function withStageAsked(person: Participant, { offset, at }: Hand): Participant {
  if (person.role !== 'VIEWER' || stageInvitedOf(person) || stageAskedOf(person)) return person
  return { ...person, stageAskedOffset: offset, stageAskedAt: at }
}

export function withoutStageWishes(person: Participant): Participant {
  return { ...person, ...NOT_INVITED, ...NOT_ASKING }
}

/** A speaker. In an observed room, where a role gives nothing in LiveKit, with the rights of one. */
export function onStage(person: Participant, room: Room, at: EpochMs): Participant {
  if (person.role !== 'VIEWER') return person
  const speaker = { ...withRole(person, 'SPEAKER', at), ...LOWERED, provisional: false }
  return room.enforce === 'observe' ? withStageRights(speaker, STAGE_RIGHTS, true, room, at) : speaker
}

/** A viewer, without what they were given to be seen or heard. What they were denied stays denied. */
export function offStage(person: Participant, room: Room, at: EpochMs): Participant {
  const isGiven = (right: Right) => room.enforce === 'observe' || person.overrides[right] === 'allow'
  const given = STAGE_RIGHTS.filter((right) => isGiven(right) && person.overrides[right] !== 'deny')
  return withStageRights(withRole(person, 'VIEWER', at), given, false, room, at)
}

function withStageRights(person: Participant, rights: Right[], value: boolean, room: Room, at: EpochMs): Participant {
  return rights.reduce((after, right) => {
    const override = overrideFor(right, value, person.role, room)
    return withOverride(after, right, { override, terms: undefined, at })
  }, person)
}
