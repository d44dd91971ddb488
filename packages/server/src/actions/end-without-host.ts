import type { Context } from '../context.ts'
import { endingAtOf } from '../domain/host-leave.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findHost } from '../store/participants.ts'
import { findRoom, saveRoom } from '../store/rooms.ts'
import { changeRoom } from './action.ts'
import { closeInLiveKit, endForAll } from './end-room.ts'

/**
 * Where a room is not to go on without its host: says when it ends once the host has left, takes that back when they
 * return, and ends it when the time has come. @returns when it ends
 */
export async function endWithoutHost(context: Context, roomName: string): Promise<EpochMs | undefined> {
  const { db, clock } = context
  const room = await findRoom(db, roomName)
  if (!room || (room.whenHostLeaves === null && room.endingAt === null)) return undefined
  const endsAt = endingAtOf(room, await findHost(db, roomName), clock())
  const isOver = endsAt !== null && endsAt <= clock()
  if (endsAt !== room.endingAt || isOver) await settle(context, roomName)
  return endsAt !== null && !isOver ? endsAt : undefined
}

async function settle(context: Context, roomName: string): Promise<void> {
  const { result: hasEnded } = await changeRoom(context, roomName, { kind: 'server' }, async (change) => {
    const { tx, room, at } = change
    const endingAt = endingAtOf(room, await findHost(tx, roomName), at)
    if (endingAt !== null && endingAt <= at) {
      await endForAll(change, { id: 'server', name: room.title, at })
      return true
    }
    if (endingAt === room.endingAt) return false
    await change.append('room.ending', undefined, { endingAt })
    await saveRoom(tx, { ...room, endingAt })
    return false
  })
  if (hasEnded) await closeInLiveKit(context, roomName)
}
