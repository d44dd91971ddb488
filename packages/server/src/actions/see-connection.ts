import { lifted } from '../domain/bar.ts'
import { keptOutBy } from '../domain/entry.ts'
import { isLater } from '../domain/later.ts'
import { ERASED, isOpen, sameMedia, type Connection, type ConnectionSight } from '../domain/connection.ts'
import type { Participant } from '../domain/participant.ts'
import { grantsSame, samePermission, type LiveKitPermission } from '../domain/permission.ts'
import { seenOn, stayEnded, staysOut, withStay } from '../domain/status.ts'
import { latestStay } from '../domain/stay.ts'
import { withKnock } from '../domain/waiting.ts'
import { wantedOf } from '../domain/wanted.ts'
import type { Unwelcome } from '../context.ts'
import { findConnection, saveConnection } from '../store/connections.ts'
import { findIdentity } from '../store/identities.ts'
import { findByUser } from '../store/participants.ts'
import type { Change } from './action.ts'
import { beginTime } from './open-time.ts'
import { autoLowered, personFor } from './person.ts'
import { sessionsOf } from './sessions-of.ts'

/**
 * Whose session this is; undefined for a control desk, which is nobody's presence. Identities are never parsed: one that
 * the server gave to nobody is a user id.
 */
export async function ownerOf({ tx, room }: Change, identity: string): Promise<{ userId: string } | undefined> {
  const given = await findIdentity(tx, room.name, identity)
  if (given?.desk) return undefined
  return given ?? { userId: identity }
}

/** What the server does not know yet is a person of its own. */
export async function personOf(change: Change, userId: string, sight: ConnectionSight): Promise<Participant> {
  const profile = { userId, ...(sight.name && { name: sight.name }) }
  const { before, person } = await personFor(change, profile, { kind: sight.kind })
  return before ?? person
}

/** The person with the status and times that all their sessions give by now. Who is kept out is not here, whoever says so. */
export async function savePresence(change: Change, person: Participant): Promise<void> {
  const { tx, room, at } = change
  const out = keptOutBy(person, room, at)
  // Sessions that end are no news of who was sent back to the waiting room.
  if (person.status === 'WAITING' && out === 'lobby') return void (await change.save(person))
  const stay = latestStay(await sessionsOf(tx, room.name, person.userId))
  if (!stay) return void (await change.save(person))
  const present = withStay(person, stay, at)
  const isOut = (out !== undefined || staysOut(person, at)) && present.status === 'JOINED'
  const after = isOut ? stayEnded({ ...present, leftAt: stay.leftAt ?? person.leftAt ?? at }) : present
  // Once a stay, whoever reconnects within the grace; what a reload does is no news to the site.
  if (person.status !== 'JOINED' && after.status === 'JOINED') await change.append('participant.joined', person.id)
  if (person.status === 'JOINED' && after.status === 'LEFT') await change.append('participant.left', person.id)
  if (stay.joinedAt !== person.joinedAt && !isOut && person.kind === 'standard') await beginTime(change, stay.joinedAt)
  await change.save(after)
}

/** The site set a status that LiveKit does not bear out: its word held until this listing. */
export async function overruleStatus(change: Change, person: Participant): Promise<void> {
  const { room, at, tx } = change
  const stay = latestStay(await sessionsOf(tx, room.name, person.userId))
  await change.append('livekit.presence', person.id)
  await change.save(stay ? withStay(lifted(person, at), stay, at) : stayEnded({ ...person, leftAt: at }))
}

/**
 * A session seen ACTIVE in LiveKit (W1): a new sid is a join, a known one may have other rights or media by now, and one
 * whose end was reported stays ended. Appends an event only for what is new.
 * @returns the session of somebody who is kept out: it counts for nothing, and is to be turned away
 */
export async function seeConnection(change: Change, sight: ConnectionSight): Promise<Unwelcome[]> {
  const known = await findConnection(change.tx, sight.sid)
  if (known && isOpen(known)) {
    // A report of the join comes late where the session is known already: its rights may have changed since.
    if (sight.from !== 'join') await updateConnection(change, known, sight)
    return []
  }
  // Only of somebody who was erased meanwhile it is not over by itself.
  if (known?.leaveReason === ERASED) return [{ identity: sight.identity, userId: known.userId }]
  if (known && !known.estimated) return []
  const owner = await ownerOf(change, sight.identity)
  if (!owner) return []
  const person = await personOf(change, owner.userId, sight)
  const out = keptOutBy(person, change.room, change.at)
  if (out === 'lobby') await sendToLobby(change, person)
  if (out) return [{ identity: sight.identity, userId: person.userId }]
  await openConnection(change, sight, person, known)
  return []
}

/** Passed by the waiting room, with a token that is not of this server or from before. */
async function sendToLobby(change: Change, person: Participant): Promise<void> {
  if (person.status === 'WAITING') return
  await change.append('lobby.knock', person.id)
  await change.save(withKnock(lifted(person, change.at), change.at))
}

async function openConnection(
  change: Change,
  sight: ConnectionSight,
  person: Participant,
  known: Connection | undefined,
): Promise<void> {
  const { tx, room, at } = change
  const { sid, identity, joinedAt } = sight
  // One identity is one session in LiveKit: of two, the later one has taken the place of the earlier.
  const others = (await sessionsOf(tx, room.name, person.userId)).filter(
    (other) => other.identity === identity && other.permission !== null && other.sid !== sid,
  )
  const laterJoins = others.flatMap((other) => (other.joinedAt > joinedAt ? other.joinedAt : []))
  const successor = laterJoins.length > 0 ? Math.min(...laterJoins) : undefined
  if (known && successor !== undefined) return
  for (const other of others) {
    if (isOpen(other) && other.joinedAt < joinedAt) await saveConnection(tx, replaced(other, joinedAt))
  }
  const base = known?.joinedWith ?? baseOf(sight.permission, others)
  const opened = { ...newConnection(change, person.userId, sight), joinedWith: base, roomSid: roomSidOf(sight, known) }
  await saveConnection(tx, successor === undefined ? opened : replaced(opened, successor))
  await change.append('livekit.joined', person.id, { sid, identity })
  const allowed = lifted(person, at)
  await savePresence(change, successor === undefined && sight.media ? seenOn(allowed, sight.media) : allowed)
}

export function newConnection({ room, at }: Change, userId: string, sight: ConnectionSight): Connection {
  const { sid, identity, permission, joinedAt, media = null, roomSid = null } = sight
  return {
    sid,
    room: room.name,
    roomSid,
    userId,
    identity,
    permission,
    media,
    joinedAt,
    leftAt: null,
    leaveReason: null,
    estimated: false,
    seenAt: at,
    joinedWith: permission,
    speakingMs: 0,
    microphoneMs: 0,
    cameraMs: 0,
    reportedAt: null,
  }
}

function roomSidOf(sight: ConnectionSight, known: Connection | undefined): string | null {
  return sight.roomSid ?? known?.roomSid ?? null
}

/** LiveKit renews tokens with the rights of the moment: who comes back with what we made of them has the base of before. */
function baseOf(permission: LiveKitPermission, others: Connection[]): LiveKitPermission {
  const before = others.toSorted((a, b) => b.joinedAt - a.joinedAt)[0]
  return before?.joinedWith && samePermission(before.permission, permission) ? before.joinedWith : permission
}

/** Inferred: a report of the real end may still come. */
function replaced(connection: Connection, leftAt: number): Connection {
  return { ...connection, leftAt, leaveReason: 'REPLACED', estimated: true }
}

async function updateConnection(change: Change, known: Connection, sight: ConnectionSight): Promise<void> {
  const { tx, room, at } = change
  const person = await findByUser(tx, room.name, known.userId)
  if (!person) return
  // What LiveKit was asked before the last sight says nothing against it.
  const permission = isLater(known.seenAt, sight.at) ? (known.permission ?? sight.permission) : sight.permission
  const media = sight.media && !isLater(known.media?.at ?? 0, sight.media.at) ? sight.media : known.media
  const roomSid = known.roomSid ?? sight.roomSid ?? null
  const isSame = samePermission(known.permission, permission) && sameMedia(known.media, media)
  if (isSame && roomSid === known.roomSid) return
  const seen = { ...known, permission, media, roomSid }
  const joinedWith = isSitesDoing(change, person, seen, known, sight) ? permission : known.joinedWith
  await saveConnection(tx, { ...seen, joinedWith, seenAt: at })
  await change.append('livekit.seen', person.id, { sid: sight.sid, permission, media })
  const after = media ? seenOn(person, media) : person
  const speaksUp = media?.microphone === true && !known.media?.microphone
  await change.save(speaksUp ? await autoLowered(change, after) : after)
}

/** In an observed room the site changes rights as well: what is neither as before nor as wanted is its decision. */
function isSitesDoing(
  { room, at }: Change,
  person: Participant,
  { permission, joinedWith }: Connection,
  before: Connection,
  sight: ConnectionSight,
): boolean {
  if (room.enforce !== 'observe' || sight.from === 'answer' || !permission || !before.permission) return false
  if (samePermission(before.permission, permission)) return false
  // A hold that was undone meanwhile may have been carried out without our being told.
  const ours = [person, { ...person, holdUntil: at + 1 }].map((as) =>
    wantedOf(as, room, { permission, joinedWith }, at),
  )
  return ours.every((wanted) => wanted !== 'gone' && !grantsSame(wanted, permission))
}

/** A session ended. The person's stay ends with the last one: after the grace, or at once. */
export async function endConnection(
  change: Change,
  connection: Connection,
  end: { at: number; reason: string; estimated: boolean },
): Promise<void> {
  // LiveKit tells the end of a connection in whole seconds: never before its begin.
  const leftAt = Math.max(end.at, connection.joinedAt)
  const { reason: leaveReason, estimated } = end
  await saveConnection(change.tx, { ...connection, leftAt, leaveReason, estimated, seenAt: change.at })
  const person = await findByUser(change.tx, change.room.name, connection.userId)
  if (!person) return
  await change.append('livekit.left', person.id, { sid: connection.sid, reason: end.reason, estimated: end.estimated })
  await savePresence(change, person)
}
