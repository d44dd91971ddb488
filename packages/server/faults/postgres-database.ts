import postgres from 'postgres'
import { freshDatabase, startPostgres, type PostgresServer } from '../../../scripts/postgres-server.ts'
import type { StoredEvent } from './recorder.ts'
import { TcpProxy } from '../../../scripts/tcp-proxy.ts'

/** Connections of one instance: the server has 200 for all. */
const CONNECTIONS = 8

/** A Postgres of its own, and a line to it for each instance, which can be spoilt. */
export class PostgresDatabase {
  readonly server: PostgresServer
  readonly lines: TcpProxy[]
  #url: string
  #sql: postgres.Sql

  private constructor(server: PostgresServer, url: string, lines: TcpProxy[]) {
    this.server = server
    this.#url = url
    this.lines = lines
    this.#sql = postgres(url, {
      max: 1,
      onnotice: () => {},
      types: { int8: { to: 20, from: [20], parse: Number, serialize: String } },
    })
  }

  static async start(instances: number): Promise<PostgresDatabase> {
    const server = await startPostgres({ durable: true })
    const url = await freshDatabase(server.url)
    const port = Number(new URL(url).port)
    const lines = await Promise.all(Array.from({ length: instances }, () => TcpProxy.start(port)))
    return new PostgresDatabase(server, url, lines)
  }

  /** As the n-th instance has it, through its line. */
  urlOf(instance: number): string {
    const url = new URL(this.#url)
    url.port = String(this.lines[instance]!.port)
    return `${url.href}?max=${CONNECTIONS}`
  }

  events(room: string): Promise<StoredEvent[]> {
    return this.#sql<StoredEvent[]>`
      select "offset", n, id, type, action_id as "actionId" from events where room = ${room} order by "offset", n`
  }

  /** From where the notifications of instances are listened for, as their lines know it. */
  async listeningPorts(): Promise<number[]> {
    const rows = await this.#sql<{ port: number }[]>`
      select client_port as port from pg_stat_activity where query ilike 'listen %'`
    return rows.map(({ port }) => port)
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 1 })
    for (const line of this.lines) line.close()
    await this.server.stop()
  }
}
