import { sameMedia, type Connection, type ConnectionSight } from '../domain/connection.ts'
import type { Participant } from '../domain/participant.ts'
import { stayEnded, withStay } from '../domain/status.ts'
import { latestStay } from '../domain/stay.ts'
import { samePermission } from '../domain/wanted.ts'
import { connectionsOf, findConnection, saveConnection } from '../store/connections.ts'
import type { Change } from './action.ts'
import { personFor } from './person.ts'

/** What the server does not know yet is a person of its own: a LiveKit identity in no record is a user id. */
export async function personOf(change: Change, sight: ConnectionSight): Promise<Participant> {
  const profile = { userId: sight.identity, ...(sight.name && { name: sight.name }) }
  const { before, person } = await personFor(change, profile, { kind: sight.kind })
  return before ?? person
}

/** The person with the status and times that all their sessions give by now. */
export async function savePresence(change: Change, person: Participant): Promise<void> {
  const stay = latestStay(await connectionsOf(change.tx, change.room.name, person.userId))
  await change.save(stay ? withStay(person, stay, change.at) : person)
}

/** The site set a status that LiveKit does not bear out: its word held until this listing. */
export async function overruleStatus(change: Change, person: Participant): Promise<void> {
  const { room, at, tx } = change
  const stay = latestStay(await connectionsOf(tx, room.name, person.userId))
  await change.append('livekit.presence', person.id)
  await change.save(stay ? withStay(person, stay, at) : stayEnded({ ...person, leftAt: at }))
}

/**
 * A session seen ACTIVE in LiveKit (W1; `roomSid` where a report of the join said so): a new sid is a join, a known one may have other rights or media by now, and
 * one whose end was reported stays ended. Appends an event only for what is new.
 */
export async function seeConnection(change: Change, sight: ConnectionSight, roomSid?: string): Promise<void> {
  const known = await findConnection(change.tx, sight.sid)
  // A report of the join comes late where the session is known already: its rights may have changed since.
  const isLateReport = known?.leftAt === null && roomSid !== undefined
  if (isLateReport) return
  if (known?.leftAt === null) return updateConnection(change, known, sight)
  if (known && !known.estimated) return
  await openConnection(change, sight, known, roomSid)
}

async function openConnection(
  change: Change,
  sight: ConnectionSight,
  known: Connection | undefined,
  roomSid?: string,
): Promise<void> {
  const { tx, room, at } = change
  const person = await personOf(change, sight)
  const { sid, identity, permission, joinedAt } = sight
  // One identity is one session in LiveKit: of two, the later one has taken the place of the earlier.
  const others = (await connectionsOf(tx, room.name, person.userId)).filter(
    (other) => other.identity === identity && other.permission !== null,
  )
  const laterJoins = others.flatMap((other) => (other.joinedAt > joinedAt ? other.joinedAt : []))
  const successor = laterJoins.length > 0 ? Math.min(...laterJoins) : undefined
  if (known && successor !== undefined) return
  for (const other of others) {
    if (other.leftAt === null && other.joinedAt < joinedAt) await saveConnection(tx, replaced(other, joinedAt))
  }
  const connection: Connection = {
    sid,
    room: room.name,
    roomSid: roomSid ?? known?.roomSid ?? null,
    userId: person.userId,
    identity,
    permission,
    media: sight.media ?? null,
    joinedAt,
    leftAt: null,
    leaveReason: null,
    estimated: false,
    seenAt: at,
    joinedWith: permission,
    speakingMs: 0,
    microphoneMs: 0,
    cameraMs: 0,
  }
  await saveConnection(tx, successor === undefined ? connection : replaced(connection, successor))
  await change.append('livekit.joined', person.id, { sid, identity })
  await savePresence(change, successor === undefined ? unmuted(person, sight.media) : person)
}

/** Inferred: a report of the real end may still come. */
function replaced(connection: Connection, leftAt: number): Connection {
  return { ...connection, leftAt, leaveReason: 'REPLACED', estimated: true }
}

async function updateConnection(change: Change, known: Connection, sight: ConnectionSight): Promise<void> {
  // A listing that began before a later sight of the tracks says nothing about them.
  const media = sight.media && sight.media.at >= (known.media?.at ?? 0) ? sight.media : known.media
  const isSame = samePermission(known.permission, sight.permission) && sameMedia(known.media, media)
  if (isSame) return
  const person = await personOf(change, sight)
  await saveConnection(change.tx, { ...known, permission: sight.permission, media, seenAt: change.at })
  await change.append('livekit.seen', person.id, { sid: sight.sid, permission: sight.permission, media })
  await change.save(unmuted(person, media))
}

/** A session ended. The person's stay ends with the last one: after the grace, or at once. */
export async function endConnection(
  change: Change,
  connection: Connection,
  end: { at: number; reason: string; estimated: boolean },
): Promise<void> {
  // LiveKit tells the end of a connection in whole seconds: never before its begin.
  const leftAt = Math.max(end.at, connection.joinedAt)
  await saveConnection(change.tx, { ...connection, leftAt, leaveReason: end.reason, estimated: end.estimated })
  const { before: person } = await personFor(change, { userId: connection.userId })
  if (!person) return
  await change.append('livekit.left', person.id, { sid: connection.sid, reason: end.reason, estimated: end.estimated })
  await savePresence(change, person)
}

/** A moderator's mute is over once the microphone was seen on after it. */
function unmuted(person: Participant, media: ConnectionSight['media'] | null): Participant {
  if (!media?.microphone || person.mutedAt === null || media.at <= person.mutedAt) return person
  return { ...person, mutedBy: null, mutedByName: null, mutedAt: null }
}
