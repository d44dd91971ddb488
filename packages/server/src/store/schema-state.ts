import { sql } from 'kysely'
import { MIGRATIONS, type Database } from './database.ts'

/** Whether the tables are those that this version of the server works with. */
export async function schemaState(db: Database): Promise<'current' | 'behind' | 'newer'> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  const known = new Set(Object.keys(MIGRATIONS))
  if (done.difference(known).size > 0) return 'newer'
  return known.difference(done).size > 0 ? 'behind' : 'current'
}
