import type { Context } from '../context.ts'
import type { ConnectionSight } from '../domain/connection.ts'
import { seenActive } from '../domain/status.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findConnection, openConnections, saveConnection } from '../store/connections.ts'
import { changeRoom, type Change } from './action.ts'
import { endConnection, personOf } from './see-connection.ts'

const LIVEKIT = { kind: 'livekit' } as const

/** Reasons after which nobody comes back by a reconnect: the stay ends without grace. */
const FINAL_REASONS = ['PARTICIPANT_REMOVED', 'ROOM_DELETED', 'ROOM_CLOSED']

export type Leave = { at: EpochMs; reason: string; wasActive: boolean; roomSid: string | null }

/** LiveKit reported the end of a session. The end of an unknown one is kept too: its join may still be on the way. */
export async function recordLeave(context: Context, room: string, sight: ConnectionSight, leave: Leave): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const known = await findConnection(change.tx, sight.sid)
    if (known && known.leftAt !== null && !known.estimated) return
    const atOnce = FINAL_REASONS.includes(leave.reason)
    const connection = known ?? (await missedConnection(change, sight, leave))
    if (!connection) return
    await endConnection(change, connection, { at: leave.at, reason: leave.reason, estimated: false, atOnce })
  })
}

/** The join was never seen. A session that was active was a stay all the same; one that never was is nothing. */
async function missedConnection(change: Change, sight: ConnectionSight, leave: Leave) {
  const { tx, room, at } = change
  const { sid, identity, joinedAt, permission } = sight
  const connection = {
    sid,
    room: room.name,
    roomSid: leave.roomSid,
    userId: identity,
    identity,
    permission,
    media: null,
    joinedAt,
    leftAt: leave.wasActive ? null : leave.at,
    leaveReason: leave.wasActive ? null : leave.reason,
    estimated: false,
    seenAt: at,
  }
  await saveConnection(tx, connection)
  if (!leave.wasActive) {
    await change.append('livekit.aborted', undefined, { sid, identity })
    return undefined
  }
  const person = await personOf(change, sight)
  if ((person.joinedAt ?? 0) <= joinedAt) await change.save(seenActive(person, joinedAt))
  return connection
}

/** The room ended: only sessions of this very LiveKit room end with it, a new room of the same name may be open. */
export async function recordRoomFinished(context: Context, room: string, roomSid: string, at: EpochMs): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const open = await openConnections(change.tx, change.room.name)
    for (const connection of open.filter((candidate) => candidate.roomSid === roomSid)) {
      await endConnection(change, connection, { at, reason: 'ROOM_CLOSED', estimated: false, atOnce: true })
    }
  })
}
