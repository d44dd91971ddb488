import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { freshDatabase } from '../../../../scripts/postgres-server.ts'
import { startRoundRobin, type RoundRobin } from '../../../../scripts/round-robin.ts'
import { createServer, readConfig, type CompanionServer, type Overrides } from '../../src/index.ts'
import { CompanionApi, type Asked } from './companion-api.ts'
import { Panel } from './panel.ts'

const random = () => randomBytes(32).toString('base64url')

export type CompanionOptions = {
  env?: Record<string, string>
  flags?: string[]
  overrides?: Overrides
  databaseUrl?: string
  livekit?: { url: string; apiKey: string; apiSecret: string }
}

/** Nobody listens there: the server runs all the same. */
const NO_LIVEKIT = { url: 'ws://127.0.0.1:9', apiKey: 'APItest', apiSecret: random() }

/** Over Postgres the tests run on as many instances, behind a plain round robin. */
const INSTANCES = 3

/** Over SQLite there is one instance, which is the file's only writer. */
export const IS_SQLITE = inject('postgresUrl') === undefined

/** Address of an empty database: a file in the folder or, in the project `postgres`, one on the server. */
export async function newDatabase(folder: string): Promise<string> {
  const postgresUrl = inject('postgresUrl')
  return postgresUrl ? `${await freshDatabase(postgresUrl)}?max=5` : join(folder, `${crypto.randomUUID()}.db`)
}

/** The real server on a free port, with a database of its own: in the project `postgres`, three of it. */
export class Companion extends CompanionApi {
  readonly apiKey = `ppk_${random()}`
  readonly panelSecret = random()
  readonly livekit: NonNullable<CompanionOptions['livekit']>
  url = ''
  #options: CompanionOptions
  #folder: string
  #databaseUrl: string
  #servers: CompanionServer[] = []
  #ports: string[] = []
  #door: RoundRobin | undefined
  #panels = new Set<Panel>()

  private constructor(options: CompanionOptions, folder: string, databaseUrl: string) {
    super()
    this.#options = options
    this.livekit = options.livekit ?? NO_LIVEKIT
    this.#folder = folder
    this.#databaseUrl = databaseUrl
  }

  static async start(options: CompanionOptions = {}): Promise<Companion> {
    const folder = await mkdtemp(join(tmpdir(), 'companion-'))
    const companion = new Companion(options, folder, options.databaseUrl ?? (await newDatabase(folder)))
    await companion.start()
    return companion
  }

  /** What its instances work on: a file, in the project `sqlite`. */
  get databaseUrl(): string {
    return this.#databaseUrl
  }

  /** Again on the same database and the same address. */
  async start(): Promise<void> {
    const port = this.url ? new URL(this.url).port : (this.#options.env?.PORT ?? '0')
    if (IS_SQLITE) {
      this.url = await this.#startInstance(port)
      return
    }
    for (let n = 0; n < INSTANCES; n += 1) this.#ports[n] = new URL(await this.#startInstance(this.#ports[n])).port
    const targets = this.#ports.map((instance) => ({ host: '127.0.0.1', port: Number(instance) }))
    this.#door ??= await startRoundRobin(targets, Number(port))
    this.url = this.#door.url
  }

  async #startInstance(port = '0'): Promise<string> {
    const { env, flags = [], overrides } = this.#options
    const config = readConfig(
      {
        LIVEKIT_URL: this.livekit.url,
        LIVEKIT_API_KEY: this.livekit.apiKey,
        LIVEKIT_API_SECRET: this.livekit.apiSecret,
        PANEL_SECRET: this.panelSecret,
        API_KEYS: this.apiKey,
        DATABASE_URL: this.databaseUrl,
        LOG_LEVEL: 'silent',
        ...env,
        PORT: port,
      },
      flags,
    )
    const server = await createServer(config, overrides)
    this.#servers.push(server)
    return server.listen()
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.splice(0).map((server) => server.close()))
  }

  async close(): Promise<void> {
    for (const panel of this.#panels) panel.close()
    await this.stop()
    await this.#door?.stop()
    await rm(this.#folder, { recursive: true })
  }

  /** Any call; `as` is a session or an API key. */
  async call(method: string, path: string, { as, body, headers }: Call = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${as}` }),
        // The next call then goes to another instance.
        ...(!IS_SQLITE && { connection: 'close' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  protected async ask<Body>(method: string, path: string, { as = this.apiKey, body }: Asked = {}): Promise<Body> {
    const answer = await this.call(method, path, { as, body })
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Body
  }

  /** A socket that has said hello; without a position it starts with a reset, as a fresh client does. */
  async panel(room: string, token: string, position?: string): Promise<Panel> {
    const panel = await this.socket(room)
    panel.send({ type: 'hello', token, ...(position !== undefined && { position }) })
    await panel.frame('welcome')
    return panel
  }

  async socket(room: string): Promise<Panel> {
    const panel = await Panel.open(`${this.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
    this.#panels.add(panel)
    return panel
  }
}

export type Call = { as?: string; body?: unknown; headers?: Record<string, string> }
// The tests look into answers of every kind, also such as the types do not allow.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { status: number; headers: Headers; body: any }

/** `<offset>` of a position; only a test may look inside. */
export function offsetOf(position: string): number {
  return Number(position.split('.')[0])
}
