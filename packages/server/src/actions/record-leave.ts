import type { Context, Unwelcome } from '../context.ts'
import { lifted } from '../domain/bar.ts'
import { mayBePresent } from '../domain/entry.ts'
import { isOpen, type ConnectionSight } from '../domain/connection.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findConnection, openConnections, openConnectionsOf, saveConnection } from '../store/connections.ts'
import { findByUser } from '../store/participants.ts'
import { changeRoom, type Change } from './action.ts'
import { inParts } from './in-parts.ts'
import { endConnection, newConnection, ownerOf, personOf } from './see-connection.ts'

const LIVEKIT = { kind: 'livekit' } as const

export type Leave = { at: EpochMs; reason: string; wasActive: boolean }

/** LiveKit reported the end of a session. The end of an unknown one is kept too: its join may still be on the way. */
export async function recordLeave(context: Context, room: string, sight: ConnectionSight, leave: Leave): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const known = await findConnection(change.tx, sight.sid)
    if (!known) return recordUnseen(change, sight, leave)
    if (!isOpen(known) && !known.estimated) return
    await endConnection(change, known, { at: leave.at, reason: leave.reason, estimated: false })
  })
}

async function recordUnseen(change: Change, sight: ConnectionSight, leave: Leave): Promise<void> {
  const owner = await ownerOf(change, sight.identity)
  if (!owner) return
  if (!leave.wasActive) return recordAbort(change, owner.userId, sight, leave)
  const person = await personOf(change, owner.userId, sight)
  // Somebody who was kept out and turned away: that was no stay, and who tries without end leaves no endless trace.
  if (!mayBePresent(person, change.room, change.at)) return
  await change.save(sight.joinedAt >= (person.barredUntil ?? 0) ? lifted(person, change.at) : person)
  const connection = { ...newConnection(change, owner.userId, sight), media: null }
  await endConnection(change, connection, { at: leave.at, reason: leave.reason, estimated: false })
}

/** A session that never was active is no stay; its sid is kept, because it is never to be opened. */
async function recordAbort(change: Change, userId: string, sight: ConnectionSight, leave: Leave): Promise<void> {
  const { at: leftAt, reason: leaveReason } = leave
  const never = { ...newConnection(change, userId, sight), permission: null, joinedWith: null, media: null }
  await saveConnection(change.tx, { ...never, leftAt, leaveReason })
  const person = await findByUser(change.tx, change.room.name, userId)
  await change.append('livekit.aborted', person?.id, { sid: sight.sid })
}

/** LiveKit answered that it has removed somebody: their sessions of this identity are over, until a report says more. */
export async function recordRemoved(
  context: Context,
  room: string,
  { identity, userId }: Unwelcome,
  at: EpochMs,
): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const open = await openConnectionsOf(change.tx, room, userId)
    for (const connection of open.filter((candidate) => candidate.identity === identity)) {
      await endConnection(change, connection, { at, reason: 'PARTICIPANT_REMOVED', estimated: true })
    }
  })
}

/** The room ended: only sessions of this very LiveKit room end with it, a new room of the same name may be open. */
export async function recordRoomFinished(context: Context, room: string, roomSid: string, at: EpochMs): Promise<void> {
  const open = (await openConnections(context.db, room)).filter((connection) => connection.roomSid === roomSid)
  await inParts(open, (part) =>
    changeRoom(context, room, LIVEKIT, async (change) => {
      for (const { sid } of part) {
        const connection = await findConnection(change.tx, sid)
        if (!connection || !isOpen(connection)) continue
        await endConnection(change, connection, { at, reason: 'ROOM_CLOSED', estimated: false })
      }
    }),
  )
}
