import { ROLE_RANK, isStaff, rankOf, type MediaSight } from '../protocol/index.ts'
import { isBarred, isOnHold } from './bar.ts'
import { rightsOf, type Participant } from './participant.ts'
import type { RecordFor } from './record.ts'
import type { Room } from './room.ts'

/**
 * Who may see what (rule L5). `staff`: all of everybody. `everyone`: everybody, without what is for staff. `stage`: only
 * who is on stage. `self`: nobody; the own record and the counts come to every audience.
 */
export const AUDIENCES = ['staff', 'everyone', 'stage', 'self'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whoever is being removed is told what viewers are, until that is undone. */
export function audienceOf(person: Participant, room: Room, now: number): Audience {
  if (isBarred(person, now) || person.status === 'WAITING') return 'self'
  if (isStaff(person.role) && !isOnHold(person, now)) return 'staff'
  if (room.visibility === 'counts') return 'self'
  return room.visibility === 'stage' || room.crowded ? 'stage' : 'everyone'
}

/** `media`: what the person has on, as last seen. */
export function isVisibleTo(
  audience: Audience,
  person: Participant,
  room: Room,
  media: MediaSight | undefined,
): boolean {
  if (person.provisional || audience === 'self') return false
  return audience !== 'stage' || isOnStage(person, room, media)
}

/** What the records for an audience tell. */
export function readerOf(audience: Audience): RecordFor {
  return audience === 'staff' ? 'staff' : 'room'
}

/** Whether an audience is told by `only` whom it sees: whoever it saw may vanish from its sight. */
export function isFiltered(audience: Audience): boolean {
  return audience === 'stage'
}

/**
 * A speaker, staff, or somebody given the right to be seen or heard; in a meeting, where everybody has it, whoever is
 * seen or heard.
 */
export function isOnStage(person: Participant, room: Room, media: MediaSight | undefined): boolean {
  if (room.mode === 'meeting') return rankOf(person.role) >= ROLE_RANK.SPEAKER || hasSomethingOn(media)
  const { canSpeak, canVideo, canShareScreen } = rightsOf(person, room)
  return canSpeak || canVideo || canShareScreen
}

function hasSomethingOn(media: MediaSight | undefined): boolean {
  return media !== undefined && (media.microphone || media.camera || media.screen)
}
