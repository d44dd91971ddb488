import type { Context } from '../context.ts'
import { formatPosition } from '../domain/position.ts'
import { toRoomRecord } from '../domain/room.ts'
import { ProtocolError, type Snapshot } from '../protocol/index.ts'
import { newestPlace } from '../store/events.ts'
import { countPeople, participantsSince } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { recordsOf } from '../store/roster.ts'

/**
 * The whole roster and where it stands (T2): the position is read before the rows, so a row may be newer than the
 * position, never older. `userId`: who looks; only they see their own provisional record.
 */
export async function readSnapshot({ db }: Context, roomName: string, userId?: string): Promise<Snapshot> {
  const place = await newestPlace(db, roomName)
  const room = await findRoom(db, roomName)
  if (!room) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
  const people = await participantsSince(db, roomName, 0)
  const visible = people.filter((person) => !person.provisional || person.userId === userId)
  return {
    position: formatPosition({ ...place, audience: 'everyone' }),
    room: toRoomRecord(room),
    participants: await recordsOf(db, room, visible, 'room'),
    counts: await countPeople(db, roomName),
  }
}
