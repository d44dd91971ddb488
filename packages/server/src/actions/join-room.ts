import type { Context } from '../context.ts'
import { audienceOf } from '../domain/audience.ts'
import { mayBePresent } from '../domain/bar.ts'
import { rightsOf } from '../domain/record.ts'
import { ProtocolError, type JoinAnswer } from '../protocol/index.ts'
import { formatPosition } from '../domain/position.ts'
import { newestPlace } from '../store/events.ts'
import { findByUser } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { recordsOf } from '../store/roster.ts'
import { barredError } from './action.ts'

/** What a person connects to LiveKit with: the rights of this moment, for two minutes. Joining itself is LiveKit's fact. */
export async function joinRoom(context: Context, roomName: string, userId: string): Promise<JoinAnswer> {
  const { db, tokens, config, clock } = context
  const place = await newestPlace(db, roomName)
  const room = await findRoom(db, roomName)
  const person = room && (await findByUser(db, roomName, userId))
  if (!person) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  if (!mayBePresent(person, clock())) throw barredError(person)
  const [participant] = await recordsOf(db, room, [person], 'self')
  const token = await tokens.mint(person, room, rightsOf(person, room.mode))
  const position = formatPosition({ ...place, audience: audienceOf(person, room, clock()) })
  return { url: config.livekit.publicUrl, token, participant: participant!, position }
}
