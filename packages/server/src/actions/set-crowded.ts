import type { Context } from '../context.ts'
import { countJoined } from '../store/presence.ts'
import { findRoom, saveRoom } from '../store/rooms.ts'
import { changeRoom } from './action.ts'

/** Apart, so that a room at the border does not go back and forth. */
const CROWDED_ABOVE = 500
const CALM_BELOW = 400

/** Sees whether so many are here that viewers only follow the stage. @returns how many are */
export async function setCrowded(context: Context, roomName: string): Promise<number> {
  const online = await countJoined(context.db, roomName)
  const room = await findRoom(context.db, roomName)
  const isCrowded = room?.crowded ? online >= CALM_BELOW : online > CROWDED_ABOVE
  if (room && isCrowded !== room.crowded) {
    await changeRoom(context, roomName, { kind: 'server' }, async (change) => {
      if (change.room.crowded === isCrowded) return
      await change.append('room.crowded', undefined, { crowded: isCrowded, online })
      await saveRoom(change.tx, { ...change.room, crowded: isCrowded })
    })
  }
  return online
}
