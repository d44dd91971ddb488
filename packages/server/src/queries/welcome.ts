import type { Context } from '../context.ts'
import { toRoomRecord } from '../domain/room.ts'
import { ProtocolError, type Welcome } from '../protocol/index.ts'
import { findByUser } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { recordsOf } from '../store/roster.ts'

/** What a socket is told first. @throws ProtocolError room-not-found, participant-not-found */
export async function readWelcome(
  { db, clock }: Context,
  roomName: string,
  userId: string,
): Promise<Omit<Welcome, 'type' | 'expiresAt'>> {
  const room = await findRoom(db, roomName)
  if (!room) throw new ProtocolError('room-not-found')
  const self = await findByUser(db, roomName, userId)
  if (!self) throw new ProtocolError('participant-not-found')
  const [record] = await recordsOf(db, room, [self], 'self')
  return { self: record!, serverTime: clock(), room: toRoomRecord(room) }
}
