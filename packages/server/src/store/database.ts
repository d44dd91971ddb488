import BetterSqlite from 'better-sqlite3'
import { CamelCasePlugin, Kysely, SqliteDialect, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as initial from './migrations/0001-initial.ts'
import * as truth from './migrations/0002-truth.ts'
import type { Tables } from './schema.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

/** Opens the SQLite file (`:memory:` too), creating it where needed, and brings its tables up to date. */
export async function openDatabase(file: string): Promise<Database> {
  const sqlite = new BetterSqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL') // an answered change survives even a power cut
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('foreign_keys = ON')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }), plugins: [new CamelCasePlugin()] })
  await migrate(db)
  return db
}

async function migrate(db: Database): Promise<void> {
  const migrations = { '0001-initial': initial, '0002-truth': truth }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The database could not be brought up to date', { cause: error })
}
