import { isPostgres, type Database } from './database.ts'

/**
 * Renews this instance's lease of a room, or takes over one that has run out. `now` and `until` are by the instance's
 * own clock, never the database's: where clocks differ by N ms, a lease is taken over N ms early or late. That may give
 * a room two keepers for so long, which repeat each other's work and undo none of it.
 * A SQLite file has one instance, which has every lease.
 */
export async function takeLease(
  db: Database,
  room: string,
  instance: string,
  now: number,
  until: number,
): Promise<boolean> {
  if (!isPostgres(db)) return true
  const taken = await db
    .updateTable('rooms')
    .set({ keeper: instance, keeperUntil: until })
    .where('name', '=', room)
    .where((row) => row.or([row('keeper', 'is', null), row('keeper', '=', instance), row('keeperUntil', '<', now)]))
    .returning('name')
    .executeTakeFirst()
  return taken !== undefined
}

/** When whoever has the lease of a room loses it, unless it is renewed; by their clock. */
export async function leaseEndsAt(db: Database, room: string): Promise<number> {
  const row = await db.selectFrom('rooms').select('keeperUntil').where('name', '=', room).executeTakeFirst()
  return row?.keeperUntil ?? 0
}

/** Lets others take over at once. */
export async function releaseLeases(db: Database, instance: string): Promise<void> {
  if (!isPostgres(db)) return
  await db.updateTable('rooms').set({ keeper: null, keeperUntil: null }).where('keeper', '=', instance).execute()
}
