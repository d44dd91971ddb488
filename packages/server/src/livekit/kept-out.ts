import type { Context } from '../context.ts'
import { isGuarded, mayBePresent } from '../domain/entry.ts'
import { newParticipant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import { participantsOf } from '../store/participants.ts'
import { barredUserIds } from '../store/presence.ts'
import type { Listed } from './client.ts'

export type Visit = Pick<Listed, 'identity' | 'kind'> & { userId: string }

/** The user ids of those who may not be in the room. Where nothing but bars keeps anybody out, nobody else is read. */
export async function keptOutOf({ db, clock }: Context, room: Room, visits: Visit[]): Promise<Set<string>> {
  const now = clock()
  if (!isGuarded(room)) return barredUserIds(db, room.name, now)
  const userIds = visits.map(({ userId }) => userId)
  const known = new Map((await participantsOf(db, room.name, userIds)).map((person) => [person.userId, person]))
  const outside = visits.filter(({ userId, kind }) => {
    const stranger = newParticipant({ id: '', room: room.name, userId, role: 'VIEWER', kind, at: now })
    return !mayBePresent(known.get(userId) ?? stranger, room, now)
  })
  return new Set(outside.map(({ userId }) => userId))
}
