import type { Context } from '../context.ts'
import { audienceOf, readerOf } from '../domain/audience.ts'
import { formatPosition } from '../domain/position.ts'
import { toRoomRecord } from '../domain/room.ts'
import { ProtocolError, type RoomAnswer } from '../protocol/index.ts'
import { countPeople } from '../store/presence.ts'
import { standingIn } from '../store/standing.ts'

/** Settings and counts, for everybody who may know of the room: also for who is kept out. */
export async function readRoom(
  { db, clock }: Context,
  roomName: string,
  userId: string | undefined,
): Promise<RoomAnswer> {
  const standing = await standingIn(db, roomName, userId)
  if (!standing) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
  const { room, place, self } = standing
  const audience = self ? audienceOf(self, room, clock()) : userId === undefined ? 'staff' : 'self'
  return {
    position: formatPosition({ ...place, audience }),
    room: toRoomRecord(room, readerOf(audience)),
    counts: await countPeople(db, roomName),
  }
}
