import type { Context } from '../context.ts'
import { bulksOf, isAbandoned, isRunning, toBulkRecord, withBulk, withEnd, type Bulk } from '../domain/bulk.ts'
import { bulksTextOf, saveRoom } from '../store/rooms.ts'
import { changeRoom } from './action.ts'

const LOOK_EVERY_MS = 10_000

/** Ends what nobody carries out any more. @returns in how many milliseconds to look again, while any is under way */
export async function endBulks(context: Context, roomName: string): Promise<number | undefined> {
  const { db, clock } = context
  const running = bulksOf({ bulks: await bulksTextOf(db, roomName) }).filter(isRunning)
  const abandoned = running.filter((bulk) => isAbandoned(bulk, clock()))
  if (abandoned.length > 0) await end(context, roomName, abandoned)
  return running.length > abandoned.length ? LOOK_EVERY_MS : undefined
}

async function end(context: Context, roomName: string, abandoned: Bulk[]): Promise<void> {
  await changeRoom(context, roomName, { kind: 'server' }, async (change) => {
    let { room } = change
    for (const { id } of abandoned) {
      const bulk = bulksOf(room).find((each) => each.id === id)
      if (!bulk || !isAbandoned(bulk, change.at)) continue
      const ended = withEnd(bulk, change.at)
      await change.append('bulk.end', undefined, toBulkRecord(ended), id)
      room = withBulk(room, ended)
    }
    if (room !== change.room) await saveRoom(change.tx, room)
  })
}
