import { ProtocolError, isStaff, type EpochMs } from '../protocol/index.ts'
import { barredError, isBarred, isOnHold } from './bar.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'

export type Visitor = Pick<Participant, 'kind' | 'role' | 'status' | 'admittedAt' | 'holdUntil' | 'barredUntil'>
export type Doors = Pick<Room, 'lobby' | 'lockedAt' | 'endedAt'>

/** What keeps somebody out of a room. */
export type KeptOutBy = 'bar' | 'end' | 'lobby' | 'lock'

/**
 * Why a person may not be in the room now; undefined: they may. Bots and staff pass waiting room and lock. Where both
 * are there, nobody new gets to the waiting room.
 */
export function keptOutBy(person: Visitor, { lobby, lockedAt, endedAt }: Doors, now: EpochMs): KeptOutBy | undefined {
  if (isBarred(person, now)) return 'bar'
  if (endedAt !== null) return 'end'
  if (person.kind !== 'standard' || isStaff(person.role)) return undefined
  const { admittedAt, status } = person
  // Who is being denied is not let in by a waiting room that is switched off meanwhile.
  if (status === 'WAITING' && (lobby || isOnHold(person, now))) return 'lobby'
  if (lobby && admittedAt === null && lockedAt === null) return 'lobby'
  return lockedAt !== null && (admittedAt ?? 0) < lockedAt ? 'lock' : undefined
}

/** The one predicate asked when a LiveKit token is minted and at every sight of the person in LiveKit. */
export function mayBePresent(person: Visitor, room: Doors, now: EpochMs): boolean {
  return keptOutBy(person, room, now) === undefined
}

/** Whether anything but a bar keeps people out. */
export function isGuarded({ lobby, lockedAt, endedAt }: Doors): boolean {
  return lobby || lockedAt !== null || endedAt !== null
}

export function entryError(person: Participant, by: Exclude<KeptOutBy, 'lobby'>): ProtocolError {
  if (by === 'end') return new ProtocolError('room-ended', 'This room has ended.')
  if (by === 'lock') return new ProtocolError('room-locked', 'This room is locked: nobody new can come in now.')
  return barredError(person)
}
