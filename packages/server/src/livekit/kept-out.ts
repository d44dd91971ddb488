import type { Context } from '../context.ts'
import { isGuarded, keptOutBy, type KeptOutBy } from '../domain/entry.ts'
import { newParticipant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import { participantsOf } from '../store/participants.ts'
import { barredUserIds } from '../store/presence.ts'
import type { Listed } from './client.ts'

export type Visit = Pick<Listed, 'identity' | 'kind'> & { userId: string }

/** Who may not be in the room, by user id, and why not. Where nothing but bars keeps anybody out, nobody else is read. */
export async function keptOutOf({ db, clock }: Context, room: Room, visits: Visit[]): Promise<Map<string, KeptOutBy>> {
  const now = clock()
  if (!isGuarded(room)) {
    const barred = await barredUserIds(db, room.name, now)
    return new Map([...barred].map((userId) => [userId, 'bar']))
  }
  const userIds = visits.map(({ userId }) => userId)
  const known = new Map((await participantsOf(db, room.name, userIds)).map((person) => [person.userId, person]))
  const outside = visits.flatMap(({ userId, kind }): [string, KeptOutBy][] => {
    const stranger = newParticipant({ id: '', room: room.name, userId, role: 'VIEWER', kind, at: now })
    const by = keptOutBy(known.get(userId) ?? stranger, room, now)
    return by ? [[userId, by]] : []
  })
  return new Map(outside)
}
