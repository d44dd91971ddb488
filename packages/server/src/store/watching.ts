import { isPostgres, type Database } from './database.ts'

/** A panel of this room is open on an instance that does not look after it: the one that does lists it more often. */
export async function markWatched(db: Database, room: string, until: number): Promise<void> {
  await db.updateTable('rooms').set({ watchedUntil: until }).where('name', '=', room).execute()
}

export async function isWatchedElsewhere(db: Database, room: string, now: number): Promise<boolean> {
  if (!isPostgres(db)) return false
  const row = await db.selectFrom('rooms').select('watchedUntil').where('name', '=', room).executeTakeFirst()
  return (row?.watchedUntil ?? 0) > now
}
