import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { audienceOf, type Audience } from '../domain/audience.ts'
import { barredError, isBarred, isOnHold } from '../domain/bar.ts'
import type { Connection } from '../domain/connection.ts'
import { nameOf, rightsOf, type Participant } from '../domain/participant.ts'
import { toParticipantRecord, type RecordFor } from '../domain/record.ts'
import type { Room } from '../domain/room.ts'
import { ProtocolError, type Actor, type ParticipantRecord, type Position, type Refusal } from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import type { Tx } from '../store/database.ts'
import { appendEvent, newestPlace, type Place } from '../store/events.ts'
import { findByUser, findParticipant, saveParticipant } from '../store/participants.ts'
import { takeOffset } from '../store/rooms.ts'
import { formatPosition } from '../domain/position.ts'

/** Who asks: a session's user, the site by API key, or one of the machines. */
export type Caller = { kind: 'person'; userId: string } | { kind: 'site' } | { kind: 'livekit' } | { kind: 'server' }

/** One change of one room: everything it saves carries the same offset, everything it appends the same actor. */
export type Change = {
  tx: Tx
  room: Room
  at: number
  caller: Caller
  /** The person who asks, as on record before this change; absent for the site, for machines and for strangers. */
  self?: Participant
  save(participant: Participant): Promise<Participant>
  append(type: string, subject?: string, data?: object, actionId?: string): Promise<void>
}

export type Changed<Result> = { position: Position; result: Result }

class NothingChanged extends Error {
  readonly audience: Audience
  readonly result: unknown

  constructor(audience: Audience, result: unknown) {
    super('nothing changed')
    this.audience = audience
    this.result = result
  }
}

/**
 * The transaction around every action (T1): takes the room's next offset before it reads, lets `decide` record what it
 * decides, and commits records and events together. What appends no event has changed nothing: it is rolled back, the
 * offset with it, and answered with the present result. No network call may happen inside. Several changes may share one
 * commit, and `decide` may run twice: it has no effect but through `change`, and throws only ProtocolError to refuse.
 */
export function changeRoom<Result>(
  context: Context,
  roomName: string,
  caller: Caller,
  decide: (change: Change) => Promise<Result>,
): Promise<Changed<Result>> {
  return readAndChangeRoom(context, roomName, caller, async () => undefined, decide)
}

/** The same, where what is to be read is known from the start: `read` then costs no round trip of its own. */
export async function readAndChangeRoom<Result, Known>(
  context: Context,
  roomName: string,
  caller: Caller,
  read: (tx: Tx) => Promise<Known>,
  decide: (change: Change, known: Known) => Promise<Result>,
): Promise<Changed<Result>> {
  try {
    return await context.lanes.change(roomName, async (tx) => {
      // Sent in this order: nothing is read before the offset is taken.
      const [room, self, known] = await Promise.all([
        takeOffset(tx, roomName),
        caller.kind === 'person' ? findByUser(tx, roomName, caller.userId) : undefined,
        read(tx),
      ])
      if (!room) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
      const { change, place } = beginChange(tx, room, context.clock(), caller, self)
      const result = await decide(change, known)
      const audience = self ? audienceOf(self, room, change.at) : 'staff'
      if (!place.eventId) throw new NothingChanged(audience, result)
      return { position: formatPosition({ ...place, audience }), result }
    })
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error
    const { audience, result } = error
    const place = await newestPlace(context.db, roomName)
    return { position: formatPosition({ ...place, audience }), result: result as Result }
  }
}

function beginChange(
  tx: Tx,
  room: Room,
  at: number,
  caller: Caller,
  self: Participant | undefined,
): { change: Change; place: Place } {
  const actor = caller.kind === 'person' ? (self?.id ?? 'unknown') : caller.kind
  const place: Place = { offset: room.offset, eventId: '' }
  let n = 0
  const change: Change = {
    tx,
    room,
    at,
    caller,
    ...(self && { self }),
    async save(participant) {
      const saved = { ...participant, offset: room.offset }
      await saveParticipant(tx, saved)
      return saved
    },
    async append(type, subject, data, actionId) {
      const id = randomUUID()
      if (n === 0) place.eventId = id
      await appendEvent(tx, {
        room: room.name,
        offset: room.offset,
        n: n++,
        id,
        type,
        actor,
        subject: subject ?? null,
        data: data ? JSON.stringify(data) : null,
        actionId: actionId ?? null,
        at,
      })
    },
  }
  return { change, place }
}

/** The caller with the role and rights on record now: a token proves who somebody is, never what they may do. */
export function actorOf({ room, self, at }: Change, caller: Caller): { actor: Actor; name: string } {
  if (caller.kind !== 'person') return { actor: 'site', name: room.title }
  if (!self) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  if (isBarred(self, at) || isOnHold(self, at)) throw barredError(self)
  return { actor: { ...self, ...rightsOf(self, room) }, name: nameOf(self) }
}

export async function targetOf({ tx, room }: Change, id: string): Promise<Participant> {
  return assertListed(await findParticipant(tx, room.name, id))
}

export function assertListed(target: Participant | undefined): Participant {
  if (!target) throw new ProtocolError('participant-not-found', 'This person is not on the list of this room.')
  return target
}

export function assertAllowed(refusal: Refusal | undefined): void {
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
}

/** The record as it travels to whoever made this change, with the change in it. */
export async function recordOf(
  change: Change,
  participant: Participant,
  connections?: Connection[],
): Promise<ParticipantRecord> {
  const { tx, room } = change
  connections ??= await openConnectionsOf(tx, room.name, participant.userId)
  return toParticipantRecord(participant, connections, room, readerOf(change, participant))
}

/** A stranger's own record is theirs like everybody's. */
function readerOf({ caller, self, room, at }: Change, participant: Participant): RecordFor {
  if (caller.kind !== 'person' || (self && audienceOf(self, room, at) === 'staff')) return 'staff'
  return caller.userId === participant.userId ? 'self' : 'room'
}
