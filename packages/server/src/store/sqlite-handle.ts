import BetterSqlite, { type Statement } from 'better-sqlite3'
import type { QueryResult } from 'kysely'
import { toCamelCase } from './column-names.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** How long a write waits for another process that holds the file. */
export const BUSY_WAIT_MS = 5_000
const AWAY = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM|PROTOCOL|PERM|INTERRUPT)/

type Prepared = { statement: Statement<unknown[]>; names: string[] }

/** An open file with the statements that were prepared on it. */
export class Handle {
  readonly #sqlite: BetterSqlite.Database
  readonly #prepared = new Map<string, Prepared>()

  constructor(file: string) {
    this.#sqlite = new BetterSqlite(file, { timeout: BUSY_WAIT_MS })
    this.#sqlite.pragma('journal_mode = WAL')
    this.#sqlite.pragma('synchronous = FULL') // an answered change survives even a power cut
    this.#sqlite.pragma('foreign_keys = ON')
    this.#sqlite.pragma('temp_store = MEMORY') // what a savepoint would bring back
    this.#sqlite.pragma('busy_timeout = 0') // SQLite's own wait would hold up the whole process
  }

  get inTransaction() {
    return this.#sqlite.inTransaction
  }

  isRead(sql: string): boolean {
    return this.#prepare(sql).statement.readonly
  }

  execute<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    try {
      const prepared = this.#prepare(sql)
      const { statement } = prepared
      if (!statement.reader) return { numAffectedRows: BigInt(statement.run(parameters).changes), rows: [] }
      const rows = statement.all(parameters) as unknown[][]
      // Not before it ran: a migration through the other handle may have added columns meanwhile.
      if (rows.length > 0 && rows[0]!.length !== prepared.names.length) prepared.names = namesOf(statement)
      return { rows: rows.map((row) => named<Row>(prepared.names, row)) }
    } catch (error) {
      throw asFault(error)
    }
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#sqlite.prepare<unknown[]>(sql)
    if (statement.reader) statement.raw()
    const prepared: Prepared = { statement, names: [] }
    // Lists of many lengths make statements of many kinds.
    if (this.#prepared.size > 500) this.#prepared.clear()
    this.#prepared.set(sql, prepared)
    return prepared
  }

  close() {
    this.#sqlite.close()
  }
}

function namesOf(statement: Statement<unknown[]>): string[] {
  return statement.columns().map(({ name }) => toCamelCase(name))
}

function named<Row>(names: string[], values: unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let index = 0; index < names.length; index += 1) row[names[index]!] = values[index]
  return row as Row
}

export function isBusy(error: unknown): boolean {
  return error instanceof DatabaseUnavailable && /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error.cause))
}

function asFault(error: unknown): unknown {
  return AWAY.test(codeOf(error)) ? new DatabaseUnavailable(error) : error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
