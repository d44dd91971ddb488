import { CompiledQuery } from 'kysely'
import { inTransaction, type StoreConnection } from './connection.ts'
import { isPostgres, type Database, type Tx } from './database.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** So that one commit stays short, and so does the wait of the first in it. */
const LARGEST_GROUP = 200
const SAVEPOINT = 'change'
const SAVE = CompiledQuery.raw(`savepoint ${SAVEPOINT}`)
const RELEASE = CompiledQuery.raw(`release savepoint ${SAVEPOINT}`)

type Wish = {
  room: string
  work: (tx: Tx) => Promise<unknown>
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}
type Outcome = { wish: Wish } & ({ result: unknown } | { error: unknown })

/** Thrown where everybody in a group was refused: there is nothing to commit. */
class AllRefused extends Error {}

/**
 * Groups changes: while a transaction is under way the next ones queue, and the one after it takes all of them. Each
 * has a savepoint of its own, so a refusal undoes only itself; all are answered after the one commit. A lane is what
 * has one writer at a time: the whole file on SQLite, a room on Postgres.
 */
export class Lanes {
  readonly #db: Database
  readonly #onCommit: (room: string) => void
  readonly #onGroup: (changes: number) => void
  readonly #lanes = new Map<string, Wish[]>()

  /** `onCommit`: called once a room and commit. `onGroup`: once a commit, with how many changes are in it. */
  constructor(db: Database, onCommit: (room: string) => void, onGroup: (changes: number) => void = () => {}) {
    this.#db = db
    this.#onCommit = onCommit
    this.#onGroup = onGroup
  }

  /**
   * `work` may run twice, the first time rolled back.
   * @throws DatabaseUnavailable where the commit failed, or whatever `work` throws; then nothing of it is kept
   */
  change<Result>(room: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const name = isPostgres(this.#db) ? room : ''
      const wish: Wish = { room, work, resolve: resolve as Wish['resolve'], reject }
      const waiting = this.#lanes.get(name)
      if (waiting) waiting.push(wish)
      else void this.#serve(name, [wish])
    })
  }

  async #serve(name: string, waiting: Wish[]): Promise<void> {
    this.#lanes.set(name, waiting)
    // Everything that has arrived by now goes into the first group.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = waiting.splice(0, LARGEST_GROUP)
      const failure = await this.#commit(group)
      // Who queued behind has waited as long.
      if (failure) for (const wish of waiting.splice(0)) wish.reject(failure)
    }
    this.#lanes.delete(name)
  }

  /** Answers the whole group. @returns the error where the database is away */
  async #commit(group: Wish[]): Promise<DatabaseUnavailable | undefined> {
    const outcomes: Outcome[] = []
    try {
      await inTransaction(this.#db, async (tx, connection) => {
        // Nothing is left of a first attempt that had to give way.
        outcomes.length = 0
        for (const wish of group) outcomes.push(await attempt(wish, tx, group.length > 1 ? connection : undefined))
        if (outcomes.every((outcome) => 'error' in outcome)) throw new AllRefused()
      })
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        for (const wish of group) wish.reject(error)
        return error
      }
      if (!(error instanceof AllRefused)) {
        // One of them broke the commit for all.
        if (group.length === 1) group[0]!.reject(error)
        else for (const wish of group) await this.#commit([wish])
        return undefined
      }
    }
    const changed = outcomes.flatMap((outcome) => ('result' in outcome ? outcome.wish.room : []))
    if (changed.length > 0) this.#onGroup(changed.length)
    for (const room of new Set(changed)) this.#onCommit(room)
    for (const outcome of outcomes) {
      if ('result' in outcome) outcome.wish.resolve(outcome.result)
      else outcome.wish.reject(outcome.error)
    }
    return undefined
  }
}

/** `connection`: where others share the transaction, so that a savepoint is needed. */
async function attempt(wish: Wish, tx: Tx, connection: StoreConnection | undefined): Promise<Outcome> {
  try {
    connection?.send(SAVE)
    const result = await wish.work(tx)
    connection?.send(RELEASE)
    return { wish, result }
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error
    await connection?.rollbackTo(SAVEPOINT)
    return { wish, error }
  }
}
