import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { nameOf, type Participant } from '../domain/participant.ts'
import { rightsOf, toParticipantRecord } from '../domain/record.ts'
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
  save(participant: Participant): Promise<Participant>
  append(type: string, subject?: string, data?: object, actionId?: string): Promise<void>
}

export type Changed<Result> = { position: Position; result: Result }

class NothingChanged extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super('nothing changed')
    this.result = result
  }
}

/**
 * The transaction around every action (T1): takes the room's next offset before it reads, lets `decide` record what it
 * decides, and commits records and events together. What appends no event has changed nothing: it is rolled back, the
 * offset with it, and answered with the present result. No network call may happen inside.
 */
export async function changeRoom<Result>(
  context: Context,
  roomName: string,
  caller: Caller,
  decide: (change: Change) => Promise<Result>,
): Promise<Changed<Result>> {
  try {
    const changed = await context.db.transaction().execute(async (tx) => {
      const room = await takeOffset(tx, roomName)
      if (!room) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
      const { change, place } = beginChange(tx, room, context.clock(), await actorName(tx, room.name, caller))
      const result = await decide(change)
      if (!place.eventId) throw new NothingChanged(result)
      return { position: formatPosition(place), result }
    })
    context.committed(roomName)
    return changed
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error
    return { position: formatPosition(await newestPlace(context.db, roomName)), result: error.result as Result }
  }
}

function beginChange(tx: Tx, room: Room, at: number, actor: string): { change: Change; place: Place } {
  const place: Place = { offset: room.offset, eventId: '' }
  let n = 0
  const change: Change = {
    tx,
    room,
    at,
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

async function actorName(tx: Tx, room: string, caller: Caller): Promise<string> {
  if (caller.kind !== 'person') return caller.kind
  return (await findByUser(tx, room, caller.userId))?.id ?? 'unknown'
}

/** The caller with the role and rights on record now: a token proves who somebody is, never what they may do. */
export async function actorOf({ tx, room }: Change, caller: Caller): Promise<{ actor: Actor; name: string }> {
  if (caller.kind !== 'person') return { actor: 'site', name: room.title }
  const person = await findByUser(tx, room.name, caller.userId)
  if (!person) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  return { actor: { ...person, ...rightsOf(person, room.mode) }, name: nameOf(person) }
}

export async function targetOf({ tx, room }: Change, id: string): Promise<Participant> {
  const target = await findParticipant(tx, room.name, id)
  if (!target) throw new ProtocolError('participant-not-found', 'This person is not on the list of this room.')
  return target
}

export function assertAllowed(refusal: Refusal | undefined): void {
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
}

/** The record as it travels, with this change in it. */
export async function recordOf({ tx, room }: Change, participant: Participant): Promise<ParticipantRecord> {
  return toParticipantRecord(participant, await openConnectionsOf(tx, room.name, participant.userId), room.mode)
}
