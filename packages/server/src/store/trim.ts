import type { Database } from './database.ts'

/**
 * A room's oldest events from before a time, whole changes at once, never the newest change: a position is good as long
 * as its event is kept. Looks at `limit` events. @returns whether there may be more
 */
export async function trimEvents(db: Database, room: string, before: number, limit: number): Promise<boolean> {
  const oldest = await db
    .selectFrom('events')
    .select(['offset', 'at'])
    .where('room', '=', room)
    .orderBy('offset')
    .orderBy('n')
    .limit(limit)
    .execute()
  const last = oldest.findLast(({ at }) => at < before)
  if (!last) return false
  await db
    .deleteFrom('events')
    .where('room', '=', room)
    .where('offset', '<=', last.offset)
    .where('offset', '<', (rooms) => rooms.selectFrom('rooms').select('rooms.offset').where('name', '=', room))
    .execute()
  return last === oldest.at(-1) && oldest.length === limit
}

/** A room's connections that ended before a time. @returns whether there may be more */
export async function trimConnections(db: Database, room: string, before: number, limit: number): Promise<boolean> {
  const old = await db
    .selectFrom('connections')
    .select('sid')
    .where('room', '=', room)
    .where('leftAt', '<', before)
    .limit(limit)
    .execute()
  if (old.length === 0) return false
  const sids = old.map(({ sid }) => sid)
  await db.deleteFrom('connections').where('sid', 'in', sids).execute()
  return old.length === limit
}
