import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type Driver,
  type QueryResult,
} from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import type { StoreConnection, StoreDialect } from './connection.ts'
import { BUSY_WAIT_MS, Handle, isBusy } from './sqlite-handle.ts'

export const MEMORY = ':memory:'

/** One handle writes, one turn at a time; another reads what is committed, so that no read waits for a write. */
export function sqliteDialect(file: string): StoreDialect {
  const driver = new SqliteDriver(file)
  return {
    run: (query) => driver.run(query),
    createAdapter: () => new Adapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new QueryCompiler(),
  }
}

class Adapter extends SqliteAdapter {
  /** The driver itself lets writes take turns. */
  override get supportsMultipleConnections() {
    return true
  }
  /** A migration that is cut off leaves nothing behind. */
  override get supportsTransactionalDdl() {
    return true
  }
}

class QueryCompiler extends SqliteQueryCompiler {
  /**
   * Where a bare parameter might tell which index is best, SQLite (3.54, `whereLoopOutputAdjust`) plans the statement
   * anew for every value, which costs more than to run it. The plus changes no value, and hides that it is one.
   */
  protected override getCurrentParameterPlaceholder() {
    return '+?'
  }
}

class SqliteDriver implements Driver {
  readonly #file: string
  readonly #turns = new Turns()
  #writer: Handle | undefined
  #reader: Handle | undefined
  /** For statements outside of transactions. */
  #shared: SqliteConnection | undefined

  constructor(file: string) {
    this.#file = file
  }

  async init() {
    this.#writer = new Handle(this.#file)
    this.#reader = this.#file === MEMORY ? undefined : new Handle(this.#file)
    this.#shared = new SqliteConnection(this.#writer, this.#reader, this.#turns)
  }

  run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> | undefined {
    return this.#shared?.executeQuery(query)
  }

  async acquireConnection() {
    return new SqliteConnection(this.#writer!, this.#reader, this.#turns)
  }

  beginTransaction(connection: SqliteConnection) {
    return connection.begin()
  }

  async commitTransaction(connection: SqliteConnection) {
    connection.commit()
  }

  async rollbackTransaction(connection: SqliteConnection) {
    connection.rollback()
  }

  async releaseConnection() {}

  async destroy() {
    this.#reader?.close()
    this.#writer?.close()
  }
}

class SqliteConnection implements StoreConnection {
  readonly #writer: Handle
  readonly #reader: Handle | undefined
  readonly #turns: Turns
  /** Set while a transaction is under way. */
  #endTurn: (() => void) | undefined

  constructor(writer: Handle, reader: Handle | undefined, turns: Turns) {
    this.#writer = writer
    this.#reader = reader
    this.#turns = turns
  }

  async begin() {
    const endTurn = await this.#turns.take()
    try {
      await patiently(() => this.#writer.execute('begin immediate'))
    } catch (error) {
      endTurn()
      throw error
    }
    this.#endTurn = endTurn
  }

  commit() {
    this.#writer.execute('commit')
    this.#endTurn?.()
    this.#endTurn = undefined
  }

  rollback() {
    try {
      // A full disk has rolled back by itself.
      if (this.#writer.inTransaction) this.#writer.execute('rollback')
    } finally {
      this.#endTurn?.()
      this.#endTurn = undefined
    }
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#endTurn) return this.#writer.execute(sql, parameters)
    const reader = this.#reader
    if (reader?.isRead(sql)) return patiently(() => reader.execute(sql, parameters))
    const endTurn = await this.#turns.take()
    try {
      return await patiently(() => this.#writer.execute(sql, parameters))
    } finally {
      endTurn()
    }
  }

  send({ sql, parameters }: CompiledQuery) {
    this.#writer.execute(sql, parameters)
  }

  async rollbackTo(savepoint: string) {
    this.#writer.execute(`rollback to ${savepoint}`)
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Nothing is read as a stream')
  }
}

class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Resolves with what ends the turn. */
  async take(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    await before
    return resolve
  }
}

async function patiently<Result>(work: () => Result): Promise<Result> {
  const deadline = performance.now() + BUSY_WAIT_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await delay(5 + Math.random() * 20)
    }
  }
}
