import { CamelCasePlugin, Kysely, PostgresAdapter, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { belongsTo, type StoreDialect } from './connection.ts'
import * as initial from './migrations/0001-initial.ts'
import * as truth from './migrations/0002-truth.ts'
import * as renames from './migrations/0003-renames.ts'
import * as lookups from './migrations/0004-lookups.ts'
import * as narrowEvents from './migrations/0005-narrow-events.ts'
import * as actionLookup from './migrations/0006-action-lookup.ts'
import * as hands from './migrations/0007-hands.ts'
import * as timedRights from './migrations/0008-timed-rights.ts'
import * as unmuteAsked from './migrations/0009-unmute-asked.ts'
import * as waitingAndEnd from './migrations/0010-waiting-and-end.ts'
import * as runARoom from './migrations/0011-run-a-room.ts'
import * as expected from './migrations/0014-expected.ts'
import * as settingsAndBans from './migrations/0016-settings-and-bans.ts'
import * as attendanceNotice from './migrations/0019-attendance-notice.ts'
import * as bulks from './migrations/0012-bulks.ts'
import * as attendance from './migrations/0015-attendance.ts'
import * as turns from './migrations/0013-turns.ts'
import { postgresDialect } from './postgres.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

export const MIGRATIONS = {
  '0001-initial': initial,
  '0002-truth': truth,
  '0003-renames': renames,
  '0004-lookups': lookups,
  '0005-narrow-events': narrowEvents,
  '0006-action-lookup': actionLookup,
  '0007-hands': hands,
  '0008-timed-rights': timedRights,
  '0009-unmute-asked': unmuteAsked,
  '0014-expected': expected,
  '0011-run-a-room': runARoom,
  '0010-waiting-and-end': waitingAndEnd,
  '0012-bulks': bulks,
  '0016-settings-and-bans': settingsAndBans,
  '0019-attendance-notice': attendanceNotice,
  '0015-attendance': attendance,
  '0013-turns': turns,
}

/** Statements are written in camel case; rows come so from both databases' connections. */
class CamelCaseStatements extends CamelCasePlugin {
  override async transformResult({ result }: Parameters<CamelCasePlugin['transformResult']>[0]) {
    return result
  }
}

/**
 * Opens `postgres://…`, or a SQLite file (`:memory:` too) and creates it where needed; brings the tables up to date.
 * On Postgres several instances may start at once; a SQLite file belongs to one process.
 * @throws Error where the tables are those of a newer version
 */
export async function openDatabase(url: string): Promise<Database> {
  if (!isPostgresUrl(url)) return migrated(connect(sqliteDialect(url.replace(/^sqlite:/, ''))))
  // A long migration must not be cut off by what bounds a request.
  const patient = await migrated(connect(postgresDialect(url, { statementTimeoutMs: 0, connections: 1 })))
  await patient.destroy()
  return connect(postgresDialect(url))
}

/** As it is, whatever its version. */
export function connectDatabase(url: string): Database {
  return connect(isPostgresUrl(url) ? postgresDialect(url) : sqliteDialect(url.replace(/^sqlite:/, '')))
}

export function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url)
}

export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

function connect(dialect: StoreDialect): Database {
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCaseStatements()] })
  belongsTo(db, dialect)
  return db
}

async function migrated(db: Database): Promise<Database> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return db
  const newer = error instanceof DatabaseUnavailable ? [] : await newerMigrations(db).catch(() => [])
  await db.destroy()
  if (newer.length === 0) throw new Error('The database could not be brought up to date', { cause: error })
  throw new Error(
    `The database was written by a newer version of the server (it knows ${newer.join(', ')}): use that one`,
  )
}

async function newerMigrations(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS))
}
