import type { Context } from '../context.ts'
import { audienceOf } from '../domain/audience.ts'
import { entryError, keptOutBy } from '../domain/entry.ts'
import { formatPosition } from '../domain/position.ts'
import { DESK_PERMISSION, permissionToMint } from '../domain/wanted.ts'
import { ProtocolError, isStaff, type JoinAnswer, type JoinRequest } from '../protocol/index.ts'
import { newestPlace } from '../store/events.ts'
import { findByUser } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { Roster } from '../store/roster.ts'
import { giveIdentity } from './give-identity.ts'
import { knock } from './knock.ts'

/**
 * What a person connects to LiveKit with: the rights of this moment, for two minutes. Joining itself is LiveKit's fact.
 * Where they have to wait, they have asked to come in.
 */
export async function joinRoom(
  context: Context,
  roomName: string,
  userId: string,
  { device, hidden = false }: JoinRequest = {},
): Promise<JoinAnswer> {
  const { db, tokens, config, clock } = context
  const place = await newestPlace(db, roomName)
  const room = await findRoom(db, roomName)
  const person = room && (await findByUser(db, roomName, userId))
  if (!person) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  const out = keptOutBy(person, room, clock())
  if (out === 'lobby') return knock(context, roomName, userId)
  if (out) throw entryError(person, out)
  if (hidden && !isStaff(person.role)) {
    throw new ProtocolError('not-staff', 'Only the host, co-hosts and moderators can join without being seen.')
  }
  const seat = { room: roomName, userId, device, desk: hidden, at: clock() }
  const identity = await db.transaction().execute((tx) => giveIdentity(tx, seat))
  const participant = (await Roster.read(db, roomName, [person])).recordOf(person, room, 'self')
  const permission = hidden ? DESK_PERMISSION : permissionToMint(person, room, clock())
  const token = await tokens.mint(identity, person, permission)
  const position = formatPosition({ ...place, audience: audienceOf(person, room, clock()) })
  return { url: config.livekit.publicUrl, token, participant, position }
}
