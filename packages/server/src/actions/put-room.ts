import type { Context } from '../context.ts'
import { isOnHold } from '../domain/bar.ts'
import { beforeMeeting } from '../domain/expected.ts'
import { endingAtOf } from '../domain/host-leave.ts'
import { NOT_ENDED, toRoomRecord, type Room } from '../domain/room.ts'
import { withoutVainSpotlight } from '../domain/spotlight.ts'
import { invited } from '../domain/status.ts'
import { withAdmission } from '../domain/waiting.ts'
import {
  ProtocolError,
  mayDo,
  type EpochMs,
  type RoomAnswer,
  type RoomEnforce,
  type RoomMode,
  type RoomRequest,
} from '../protocol/index.ts'
import { findHost, participantsSince } from '../store/participants.ts'
import { countPeople } from '../store/presence.ts'
import { insertRoomIfAbsent, saveRoom } from '../store/rooms.ts'
import { admitThosePresent, participantsAtDoors } from '../store/waiting.ts'
import { actorOf, assertAllowed, changeRoom, type Caller, type Change } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'

/** Makes a room known, or changes it. Only the site may: the edge has checked the API key. */
export async function putRoom(context: Context, name: string, request: RoomRequest): Promise<RoomAnswer> {
  await ensureRoom(context, name, MANAGED)
  const { host, ...settings } = request
  return changeSettings(context, name, { kind: 'site' }, settings, host)
}

/** Changes a room that is known. */
export async function changeSettings(
  context: Context,
  name: string,
  caller: Caller,
  request: Omit<RoomRequest, 'host'>,
  host?: RoomRequest['host'],
): Promise<RoomAnswer> {
  const { position, result } = await changeRoom(context, name, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    assertAllowed(mayDo('room.policy', actor))
    if (actor !== 'site' && request.enforce !== undefined) {
      throw new ProtocolError('api-key-required', 'Only the site itself decides who sets the rights in LiveKit.')
    }
    if (request.whenHostLeaves !== undefined) assertAllowed(mayDo('room.hostLeave', actor))
    // By the rules that rooms begin with: nobody lets themselves end it.
    if (request.coHostsEnd !== undefined) assertAllowed(mayDo('room.end', actor))
    const { room } = change
    const after = await roomAfter(change, request)
    if (room.offset === 1 || isReopened(room, after)) await change.append('room.open')
    if (after.visibility !== 'everyone' || after.lobby || after.lockedAt !== null) assertManaged(after)
    if (JSON.stringify(room) !== JSON.stringify(after)) {
      await change.append('room.policy', undefined, request)
      await saveRoom(change.tx, after)
    }
    assertInOrder(after)
    if (after.startsAt !== null && room.startsAt !== after.startsAt) await beginMeeting(change, after.startsAt)
    if (decidesRecords(room, after)) await touchEverybody(change, after)
    if (room.lobby !== after.lobby) await (after.lobby ? admitThosePresent(change.tx, name, change.at) : letIn(change))
    if (host) await putHost(change, host)
    return { room: toRoomRecord(after, 'staff'), counts: await countPeople(change.tx, name) }
  })
  return { position, ...result }
}

/** How a room starts that somebody made known without saying more. */
export type RoomStart = { mode: RoomMode; enforce: RoomEnforce }

/** Named by the site or by a panel token: we mint the tokens, and viewers only watch. */
export const MANAGED: RoomStart = { mode: 'stage', enforce: 'manage' }

/** Named by a LiveKit token: the site mints its own, and everybody keeps what those grant. */
export const OBSERVED: RoomStart = { mode: 'meeting', enforce: 'observe' }

/** A room is known from when it is first named, and titled by its name. */
export async function ensureRoom(context: Context, name: string, start: RoomStart): Promise<void> {
  const room = {
    name,
    title: name,
    ...start,
    visibility: 'everyone',
    createdAt: context.clock(),
  } as const
  await context.db.transaction().execute((tx) => insertRoomIfAbsent(tx, room))
}

/** The room as it is to be. When it ends without its host is counted anew from where that was decided. */
async function roomAfter(
  { tx, room, at }: Change,
  { whenHostLeaves, ended, ...settings }: Omit<RoomRequest, 'host'>,
): Promise<Room> {
  const after = { ...room, ...settings, ...(ended === false && NOT_ENDED) }
  // Its next time begins with whoever comes next (A18).
  if (isReopened(room, after)) after.openedAt = null
  if (whenHostLeaves) after.whenHostLeaves = whenHostLeaves === 'keep' ? null : whenHostLeaves.endAfterMinutes
  if (after.whenHostLeaves === room.whenHostLeaves && !isReopened(room, after)) return after
  const host = await findHost(tx, room.name)
  return { ...after, endingAt: endingAtOf({ ...after, endingAt: null }, host && { ...host, leftAt: at }, at) }
}

function isReopened(before: Room, after: Room): boolean {
  return before.endedAt !== null && after.endedAt === null
}

/** Who mints the LiveKit tokens decides who is let in, and LiveKit itself tells everybody who is there. */
export function assertManaged({ enforce }: Room): void {
  if (enforce === 'manage') return
  throw new ProtocolError(
    'observed-room',
    'Your site mints the LiveKit tokens of this room, so this cannot be kept: set enforce to manage.',
  )
}

function assertInOrder({ startsAt, endsAt }: Room): void {
  if (startsAt === null || endsAt === null || startsAt < endsAt) return
  throw new ProtocolError('invalid-request', 'endsAt: must be after startsAt.')
}

async function beginMeeting(change: Change, startsAt: EpochMs): Promise<void> {
  for (const person of await participantsSince(change.tx, change.room.name, 0)) {
    const after = beforeMeeting(person, startsAt, change.at)
    if (after !== person) await change.save(after)
  }
}

/** There is no waiting room any more. */
async function letIn(change: Change): Promise<void> {
  for (const person of await participantsAtDoors(change.tx, change.room.name)) {
    if (person.status !== 'WAITING' || isOnHold(person, change.at)) continue
    await change.append('lobby.admit', person.id)
    await change.save(withAdmission(person, change.at))
  }
}

/** Rights, what is in force and who is seen follow from these, so every record changes with them. */
const DECIDING = ['mode', 'enforce', 'visibility', 'screenSharing', 'chatting'] as const

function decidesRecords(before: Room, after: Room): boolean {
  return DECIDING.some((setting) => before[setting] !== after[setting])
}

async function touchEverybody(change: Change, room: Room): Promise<void> {
  for (const person of await participantsSince(change.tx, change.room.name, 0)) {
    await change.save({ ...withoutVainSpotlight(person, room), rightsAt: change.at })
  }
}

async function putHost(change: Change, host: NonNullable<RoomRequest['host']>): Promise<void> {
  const { before, person } = await personFor(change, host)
  const hosting = await giveRole(change, invited(person, change.at), 'HOST')
  await recordPerson(change, before, hosting, { type: 'invite.send', data: { role: 'HOST' } })
}
