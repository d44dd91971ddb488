import { sameMedia, type Connection, type ConnectionSight } from '../domain/connection.ts'
import type { Participant } from '../domain/participant.ts'
import { lastConnectionEnded, seenActive } from '../domain/status.ts'
import { samePermission } from '../domain/wanted.ts'
import { findConnection, openConnectionsOf, saveConnection } from '../store/connections.ts'
import type { Change } from './action.ts'
import { personFor } from './person.ts'

/** What the server does not know yet is a person of its own: a LiveKit identity in no record is a user id. */
export async function personOf(change: Change, sight: ConnectionSight): Promise<Participant> {
  const profile = { userId: sight.identity, ...(sight.name && { name: sight.name }) }
  const { before, person } = await personFor(change, profile, { kind: sight.kind })
  return before ?? person
}

/**
 * A session seen ACTIVE in LiveKit (W1): a new sid is a join, a known one may have other rights or media by now, and
 * one whose end was reported stays ended. Appends an event only for what is new.
 */
export async function seeConnection(change: Change, sight: ConnectionSight, roomSid?: string): Promise<void> {
  const known = await findConnection(change.tx, sight.sid)
  if (known && known.leftAt !== null && !known.estimated) return
  if (known && known.leftAt === null) return updateConnection(change, known, sight)
  await openConnection(change, sight, roomSid ?? known?.roomSid ?? null)
}

async function openConnection(change: Change, sight: ConnectionSight, roomSid: string | null): Promise<void> {
  const { tx, room, at } = change
  const person = await personOf(change, sight)
  const { sid, identity, permission, joinedAt } = sight
  // One identity is one session in LiveKit: of two, the later one has taken the place of the earlier.
  const others = (await openConnectionsOf(tx, room.name, person.userId)).filter((other) => other.identity === identity)
  const successor = others.find((other) => other.joinedAt > joinedAt)
  const connection: Connection = {
    sid,
    room: room.name,
    roomSid,
    userId: person.userId,
    identity,
    permission,
    media: sight.media ?? null,
    joinedAt,
    leftAt: successor ? successor.joinedAt : null,
    leaveReason: successor ? 'REPLACED' : null,
    estimated: false,
    seenAt: at,
  }
  for (const other of others) {
    if (other.joinedAt < joinedAt) await saveConnection(tx, { ...other, leftAt: joinedAt, leaveReason: 'REPLACED' })
  }
  await saveConnection(tx, connection)
  await change.append('livekit.joined', person.id, { sid, identity })
  await change.save(successor ? person : unmuted(seenActive(person, joinedAt), sight))
}

async function updateConnection(change: Change, known: Connection, sight: ConnectionSight): Promise<void> {
  const media = sight.media ?? known.media
  const isSame = samePermission(known.permission, sight.permission) && sameMedia(known.media, media)
  if (isSame) return
  const person = await personOf(change, sight)
  await saveConnection(change.tx, { ...known, permission: sight.permission, media, seenAt: change.at })
  await change.append('livekit.seen', person.id, { sid: sight.sid, permission: sight.permission, media })
  await change.save(unmuted(person, sight))
}

/** A session ended. The person's stay ends with the last one: after the grace, or at once. */
export async function endConnection(
  change: Change,
  connection: Connection,
  end: { at: number; reason: string; estimated: boolean; atOnce: boolean },
): Promise<void> {
  const { tx, room } = change
  const leftAt = Math.max(end.at, connection.joinedAt)
  await saveConnection(tx, { ...connection, leftAt, leaveReason: end.reason, estimated: end.estimated })
  const { before: person } = await personFor(change, { userId: connection.userId })
  if (!person) return
  await change.append('livekit.left', person.id, { sid: connection.sid, reason: end.reason, estimated: end.estimated })
  const open = await openConnectionsOf(tx, room.name, connection.userId)
  await change.save(open.length > 0 ? person : lastConnectionEnded(person, leftAt, end.atOnce))
}

/** A moderator's mute is over once the microphone was seen on after it. */
function unmuted(person: Participant, { media }: ConnectionSight): Participant {
  if (!media?.microphone || person.mutedAt === null || media.at <= person.mutedAt) return person
  return { ...person, mutedBy: null, mutedByName: null, mutedAt: null }
}
