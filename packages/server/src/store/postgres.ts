import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { StoreDialect } from './connection.ts'
import { PostgresConnection, WAIT_MS } from './postgres-connection.ts'
import { DatabaseUnavailable } from './unavailable.ts'

const MAX_CONNECTIONS = 16

type PostgresOptions = { statementTimeoutMs: number; connections: number }

/** `?max=N` in the address: how many connections this instance may have. */
function defaults(url: string): PostgresOptions {
  const { max = MAX_CONNECTIONS } = Object.fromEntries(new URL(url).searchParams)
  return { statementTimeoutMs: WAIT_MS, connections: Number(max) }
}

export function postgresDialect(url: string, options: Partial<PostgresOptions> = {}): StoreDialect {
  const driver = new PostgresDriver(url, { ...defaults(url), ...options })
  return {
    run: (query) => driver.run(query),
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/**
 * A pool of clients with one connection each. A client whose connection broke is thrown away: what was under way on it
 * fails, and nothing of a broken transaction can run on the connection after it.
 */
class PostgresDriver implements Driver {
  readonly #url: string
  readonly #options: PostgresOptions
  readonly #all = new Set<PostgresConnection>()
  readonly #idle: PostgresConnection[] = []
  readonly #waiting: ((connection: PostgresConnection) => void)[] = []

  constructor(url: string, options: PostgresOptions) {
    this.#url = url
    this.#options = options
  }

  async init() {}

  async run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const connection = await this.acquireConnection()
    try {
      return await connection.executeQuery<Row>(query)
    } finally {
      await this.releaseConnection(connection)
    }
  }

  async acquireConnection(): Promise<PostgresConnection> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#all.size < this.#options.connections) return this.#open()
    const { promise, resolve, reject } = Promise.withResolvers<PostgresConnection>()
    const give = (connection: PostgresConnection) => {
      clearTimeout(timer)
      resolve(connection)
    }
    const timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(give), 1)
      reject(new DatabaseUnavailable(new Error(`No connection became free in ${WAIT_MS} ms`)))
    }, WAIT_MS)
    this.#waiting.push(give)
    return promise
  }

  async releaseConnection(connection: PostgresConnection) {
    const free = connection.isLost ? undefined : connection
    const give = this.#waiting.shift()
    if (give) give(free ?? this.#open())
    else if (free) this.#idle.push(free)
  }

  async beginTransaction(connection: PostgresConnection) {
    connection.begin()
  }

  commitTransaction(connection: PostgresConnection) {
    return connection.commit()
  }

  rollbackTransaction(connection: PostgresConnection) {
    return connection.rollback()
  }

  async destroy() {
    await Promise.all([...this.#all].map((connection) => connection.end()))
  }

  #open(): PostgresConnection {
    const connection = new PostgresConnection(this.#url, this.#options, () => {
      this.#all.delete(connection)
      const place = this.#idle.indexOf(connection)
      if (place >= 0) this.#idle.splice(place, 1)
    })
    this.#all.add(connection)
    return connection
  }
}
