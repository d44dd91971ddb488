import type { Context } from '../context.ts'
import type { Connection, ConnectionSight } from '../domain/connection.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findConnection, openConnections, saveConnection } from '../store/connections.ts'
import { changeRoom, type Change } from './action.ts'
import { endConnection, personOf } from './see-connection.ts'

const LIVEKIT = { kind: 'livekit' } as const

export type Leave = { at: EpochMs; reason: string; wasActive: boolean; roomSid: string | null }

/** LiveKit reported the end of a session. The end of an unknown one is kept too: its join may still be on the way. */
export async function recordLeave(context: Context, room: string, sight: ConnectionSight, leave: Leave): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const known = await findConnection(change.tx, sight.sid)
    if (known && known.leftAt !== null && !known.estimated) return
    if (!known && !leave.wasActive) return recordAbort(change, sight, leave)
    if (!known) await change.save(await personOf(change, sight))
    const connection = known ?? unseenConnection(change, sight, leave)
    await endConnection(change, connection, { at: leave.at, reason: leave.reason, estimated: false })
  })
}

/** A session that never was active is no stay; its sid is kept, because it is never to be opened. */
async function recordAbort(change: Change, sight: ConnectionSight, leave: Leave): Promise<void> {
  const { at: leftAt, reason: leaveReason } = leave
  await saveConnection(change.tx, { ...unseenConnection(change, sight, leave), permission: null, leftAt, leaveReason })
  await change.append('livekit.aborted', undefined, { sid: sight.sid, identity: sight.identity })
}

function unseenConnection({ room, at }: Change, sight: ConnectionSight, { roomSid }: Leave): Connection {
  const { sid, identity, joinedAt, permission } = sight
  return {
    sid,
    room: room.name,
    roomSid,
    userId: identity,
    identity,
    permission,
    media: null,
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
}

/** The room ended: only sessions of this very LiveKit room end with it, a new room of the same name may be open. */
export async function recordRoomFinished(context: Context, room: string, roomSid: string, at: EpochMs): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const open = await openConnections(change.tx, change.room.name)
    for (const connection of open.filter((candidate) => candidate.roomSid === roomSid)) {
      await endConnection(change, connection, { at, reason: 'ROOM_CLOSED', estimated: false })
    }
  })
}
