import { sql } from 'kysely'
import { MIGRATIONS, type Database } from './database.ts'

/**
 * Changes the one row that means nothing: Kysely keeps it for databases that have no locks of their own. To the same
 * value would not do, because SQLite then writes nothing.
 * @throws DatabaseUnavailable also where reads go on: a full disk, a read-only file, a server that stands by
 */
export async function tryToWrite(db: Database): Promise<void> {
  await sql`update kysely_migration_lock set is_locked = 1 - is_locked`.execute(db)
}

/** Whether the tables are those that this version of the server works with. */
export async function schemaState(db: Database): Promise<'current' | 'behind' | 'newer'> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  const known = new Set(Object.keys(MIGRATIONS))
  if (done.difference(known).size > 0) return 'newer'
  return known.difference(done).size > 0 ? 'behind' : 'current'
}
