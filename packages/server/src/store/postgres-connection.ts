import type { CompiledQuery, QueryResult } from 'kysely'
import postgres from 'postgres'
import { toCamelCase } from './column-names.ts'
import type { StoreConnection } from './connection.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** How long a statement waits for a lock, and a change for a connection. */
export const WAIT_MS = 5_000
/** The server ends a statement in time by itself: a connection that is silent for longer than that is dead. */
const SILENCE_MS = 1_500

/** Connection lost, rolled back, no resources, closed for now, operator, system, read-only: each may pass by itself. */
const AWAY = /^(08...|40...|53...|55000|55P03|57...|58...|25006|25P0[34])$/

/** `state`: of the connection that it was sent on; null while it waits in the client. */
type Query = postgres.PendingQuery<postgres.Row[]> & { state?: unknown }

export class PostgresConnection implements StoreConnection {
  readonly #sql: postgres.Sql
  readonly #silenceMs: number | undefined
  #silence: NodeJS.Timeout | undefined
  readonly #unanswered = new Set<Query>()
  readonly #onLost: () => void
  #lostBy: unknown
  /** Why something that was sent without waiting failed. */
  #failure: unknown

  constructor(url: string, { statementTimeoutMs }: { statementTimeoutMs: number }, onLost: () => void) {
    this.#silenceMs = statementTimeoutMs === 0 ? undefined : statementTimeoutMs + SILENCE_MS
    this.#onLost = onLost
    this.#sql = postgres(url, {
      ...CLIENT,
      connection: {
        ...CLIENT.connection,
        statement_timeout: statementTimeoutMs,
        // An instance that hangs must not keep a room for itself.
        idle_in_transaction_session_timeout: 2 * WAIT_MS,
      },
      onclose: () => this.#lose(new Error('The connection to the database was closed')),
    })
  }

  get isLost(): boolean {
    return this.#lostBy !== undefined
  }

  begin() {
    this.#failure = undefined
    this.#send('begin')
  }

  async commit() {
    const { command } = await this.#ask('commit')
    if (this.#failure !== undefined) throw this.#failure
    if (command === 'ROLLBACK') throw new Error('The transaction had failed before its commit')
  }

  async rollback() {
    if (!this.isLost) await this.#ask('rollback').catch((error: unknown) => this.#lose(error))
  }

  async rollbackTo(savepoint: string) {
    await this.#ask(`rollback to ${savepoint}`)
    // What failed may have been sent before the savepoint, by a change that has been taken for done.
    if (this.#failure !== undefined) throw this.#failure
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const rows = await this.#ask(sql, parameters)
    return { rows: rows as unknown as Row[], numAffectedRows: BigInt(rows.count ?? 0) }
  }

  send({ sql, parameters }: CompiledQuery) {
    this.#send(sql, parameters)
  }

  end(): Promise<void> {
    return this.#sql.end({ timeout: 1 })
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Nothing is read as a stream')
  }

  #send(sql: string, parameters?: readonly unknown[]) {
    this.#ask(sql, parameters).catch((error: unknown) => (this.#failure ??= error))
  }

  async #ask(sql: string, parameters: readonly unknown[] = []): Promise<postgres.RowList<postgres.Row[]>> {
    if (this.isLost) throw this.#lostBy
    const query: Query = this.#sql.unsafe(sql, parameters as postgres.ParameterOrJSON<never>[], { prepare: true })
    this.#asked(query)
    try {
      return await query
    } catch (error) {
      const isAnswer = error instanceof postgres.PostgresError
      if (!isAnswer || error.severity_local === 'FATAL' || error.severity === 'FATAL') this.#lose(error)
      // What comes after a failure in a transaction only says that something had failed.
      throw this.#failure ?? asFault(error)
    } finally {
      this.#answered(query)
    }
  }

  #asked(query: Query) {
    this.#unanswered.add(query)
    if (this.#unanswered.size > 1 || this.#silenceMs === undefined) return
    this.#silence = setTimeout(() => this.#lose(new Error('The database does not answer')), this.#silenceMs)
  }

  #answered(query: Query) {
    this.#unanswered.delete(query)
    if (this.#unanswered.size === 0) clearTimeout(this.#silence)
    else this.#silence?.refresh()
  }

  #lose(error: unknown) {
    if (this.isLost) return
    this.#lostBy = asFault(error)
    this.#onLost()
    // The client would open another connection for what still waits in it (postgres 3.4.9, `onclose` in index.js), and
    // a change whose `begin` was lost would write outside of any transaction.
    for (const query of this.#unanswered) if (!query.state) query.cancel()
    this.#sql.end({ timeout: 0 }).catch(() => {})
  }
}

/** What every client of ours has in common. */
export const CLIENT = {
  max: 1,
  connect_timeout: WAIT_MS / 1000,
  connection: { application_name: 'participant-panel' },
  fetch_types: false,
  max_lifetime: null,
  onnotice: () => {},
  transform: { column: { from: toCamelCase } },
  // Times and offsets are below 2 ** 53.
  types: { int8: { to: 20, from: [20], parse: Number, serialize: String } },
}

function asFault(error: unknown): unknown {
  if (error instanceof postgres.PostgresError && !AWAY.test(error.code)) return error
  return error instanceof DatabaseUnavailable ? error : new DatabaseUnavailable(error)
}
