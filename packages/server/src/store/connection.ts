import { CompiledQuery, type DatabaseConnection } from 'kysely'
import type { Database, Tx } from './database.ts'

/** What both databases' connections can do beyond what Kysely asks of them. */
export type StoreConnection = DatabaseConnection & {
  /** Inside a transaction: without waiting for the answer. What fails so fails the commit. */
  send(query: CompiledQuery): void
  /** Undoes everything since the savepoint. @throws where something failed that was sent: then nothing can be kept */
  rollbackTo(savepoint: string): Promise<void>
}

const connections = new WeakMap<Database, StoreConnection>()

/** @throws DatabaseUnavailable, or whatever `work` throws; then nothing of it is kept */
export function inTransaction<Result>(
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
 * The connection under a transaction. Kysely lets one statement of a transaction run at a time; the connection itself
 * takes the next one before the last is answered, and keeps their order.
 */
export function connectionOf(tx: Database): StoreConnection | undefined {
  return connections.get(tx)
}
