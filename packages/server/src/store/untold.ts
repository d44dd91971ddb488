import type { Database } from './database.ts'
import { COLUMNS, type EventsTable } from './schema.ts'

/** A place between two events of a room. Events of one change share the offset, so that it alone does not do. */
export type Told = { offset: number; n: number }

/** Rooms that moved on since the site was last told of everything in them; or went back, with a restored backup. */
export async function roomsUntold(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('rooms').select('name').whereRef('hooksOffset', '!=', 'offset').execute()
  return rows.map(({ name }) => name)
}

/** How far the site has been told, and how far the room is. */
export async function toldOffset(db: Database, room: string): Promise<{ told: number; newest: number } | undefined> {
  return db
    .selectFrom('rooms')
    .select(['hooksOffset as told', 'offset as newest'])
    .where('name', '=', room)
    .executeTakeFirst()
}

/** Events of these types after a place, oldest first. */
export async function untoldEvents(
  db: Database,
  room: string,
  { offset, n }: Told,
  types: readonly string[],
  limit: number,
): Promise<EventsTable[]> {
  return (
    db
      .selectFrom('events')
      .select(COLUMNS.events)
      .where('room', '=', room)
      // Says again what follows from the next, for the index.
      .where('offset', '>=', offset)
      .where((event) =>
        event.or([event('offset', '>', offset), event.and([event('offset', '=', offset), event('n', '>', n)])]),
      )
      .where('type', 'in', types)
      .orderBy('offset')
      .orderBy('n')
      .limit(limit)
      .execute()
  )
}

/** Only ever forward, unless it is ahead of the room itself. */
export async function markTold(db: Database, room: string, offset: number): Promise<void> {
  await db
    .updateTable('rooms')
    .set({ hooksOffset: offset })
    .where('name', '=', room)
    .where((row) => row.or([row('hooksOffset', '<', offset), row('hooksOffset', '>', row.ref('offset'))]))
    .execute()
}
