import type { Context } from '../context.ts'
import type { ExportAnswer } from '../protocol/index.ts'
import { recordsOfUser, roomsOfUser } from '../store/privacy.ts'
import { toEventRecord } from './read-events.ts'

/** Everything on record about a person, in every room of the site. */
export async function exportPerson({ db }: Context, userId: string, roomPrefix: string): Promise<ExportAnswer> {
  const rooms: ExportAnswer['rooms'] = []
  for (const room of await roomsOfUser(db, userId, roomPrefix)) {
    const { participant, events, ...rows } = await recordsOfUser(db, { room, userId })
    rooms.push({ room, ...(participant && { participant }), ...rows, events: events.map(toEventRecord) })
  }
  return { userId, rooms }
}
