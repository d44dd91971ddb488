import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database, Tx } from './database.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** What both databases' connections can do beyond what Kysely asks of them. */
export type StoreConnection = DatabaseConnection & {
  /** Inside a transaction: without waiting for the answer. What fails so fails the commit. */
  send(query: CompiledQuery): void
  /** Undoes everything since the savepoint. @throws where something failed that was sent: then nothing can be kept */
  rollbackTo(savepoint: string): Promise<void>
}

export type StoreDialect = Dialect & {
  /**
   * One statement outside of any transaction, without what Kysely does around it, which costs more than the statement.
   * Undefined before the database has been opened.
   */
  run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> | undefined
}

const connections = new WeakMap<Database, StoreConnection>()
const dialects = new WeakMap<Database, StoreDialect>()

export function belongsTo(db: Database, dialect: StoreDialect): void {
  dialects.set(db, dialect)
}

/** Runs on the transaction's own connection, or on any where there is none. */
export function execute<Row>(db: Database, query: CompiledQuery): Promise<QueryResult<Row>> {
  return (
    connections.get(db)?.executeQuery<Row>(query) ??
    dialects.get(db)?.run<Row>(query) ??
    db.executeQuery<Row>(query as CompiledQuery<Row>)
  )
}

/** So often a transaction is begun again that had to give way to another. */
const MAX_RETRIES = 4
/** Twice as long each time; the jitter keeps those apart that got into each other's way. */
const RETRY_FROM_MS = 10

/**
 * `work` runs again where the database rolled it back for the sake of another transaction.
 * @throws DatabaseUnavailable, or whatever `work` throws; then nothing of it is kept
 */
export async function inTransaction<Result>(
  db: Database,
  work: (tx: Tx, connection: StoreConnection) => Promise<Result>,
): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await transact(db, work)
    } catch (error) {
      const mayRetry = error instanceof DatabaseUnavailable && error.isGiveWay && retries < MAX_RETRIES
      if (!mayRetry) throw error
      await delay(RETRY_FROM_MS * 2 ** retries * (0.5 + Math.random()))
    }
  }
}

function transact<Result>(
  db: Database,
  work: (tx: Tx, connection: StoreConnection) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    const connection = (await tx.getExecutor().provideConnection(async (inner) => inner)) as StoreConnection
    connections.set(tx, connection)
    return work(tx, connection)
  })
}

/**
 * Inside a transaction, without waiting for the answer. Kysely lets one statement of a transaction run at a time; the
 * connection itself takes the next one before the last is answered, and keeps their order.
 */
export function send(tx: Tx, query: CompiledQuery): void {
  connections.get(tx)!.send(query)
}
