import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sign } from '../src/domain/hs256.ts'
import type { Role, SessionAnswer } from '../src/protocol/index.ts'
import { freePort } from '../../../scripts/free-port.ts'
import { CompanionApi, type Asked } from '../tests/support/companion-api.ts'
import { MeasuredServer, type Usage } from './child.ts'

const random = () => randomBytes(32).toString('base64url')

export type CompanionOptions = {
  databaseUrl?: string
  livekit?: { url: string; apiKey: string; apiSecret: string }
  port?: number
  /** Another instance of the same companion. */
  sameSecretsAs?: CompanionServer
}

/** A companion under measurement and the site's way to it. Without a LiveKit of its own, nobody answers there. */
export class CompanionServer extends CompanionApi {
  readonly apiKey: string
  readonly panelSecret: string
  readonly livekit: NonNullable<CompanionOptions['livekit']>
  #options: CompanionOptions
  #folder: string
  #port: number
  #server: MeasuredServer | undefined

  private constructor(options: CompanionOptions, folder: string, port: number) {
    super()
    this.#options = options
    this.#folder = folder
    this.#port = port
    this.apiKey = options.sameSecretsAs?.apiKey ?? `ppk_${random()}`
    this.panelSecret = options.sameSecretsAs?.panelSecret ?? random()
    this.livekit = options.sameSecretsAs?.livekit ??
      options.livekit ?? { url: 'ws://127.0.0.1:9', apiKey: 'APIbench', apiSecret: random() }
  }

  static async start(options: CompanionOptions = {}): Promise<CompanionServer> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const companion = new CompanionServer(options, folder, options.port ?? (await freePort()))
    await companion.start()
    return companion
  }

  /** Also again, after `kill`, on the same file and port. */
  async start(): Promise<void> {
    this.#server = await MeasuredServer.start('companion.ts', {
      PORT: String(this.#port),
      LIVEKIT_URL: this.livekit.url,
      LIVEKIT_API_KEY: this.livekit.apiKey,
      LIVEKIT_API_SECRET: this.livekit.apiSecret,
      PANEL_SECRET: this.panelSecret,
      API_KEYS: this.apiKey,
      DATABASE_URL: this.#options.databaseUrl ?? join(this.#folder, 'bench.db'),
      LOG_LEVEL: 'error',
    })
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  usage(): Promise<Usage> {
    return this.#server!.usage()
  }

  get pid(): number {
    return this.#server!.pid
  }

  async kill(): Promise<void> {
    await this.#server?.stop()
  }

  async close(): Promise<void> {
    await this.kill()
    await rm(this.#folder, { recursive: true })
  }

  /** @throws where the answer is no 2xx */
  async call<Answer>(method: string, path: string, body?: object, as = this.apiKey): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${as}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as Answer
  }

  protected ask<Body>(method: string, path: string, { as, body }: Asked = {}): Promise<Body> {
    return this.call(method, path, body as object | undefined, as)
  }

  /** A session of this user, with a panel token such as the site itself would sign. */
  override session(room: string, userId: string, { role }: { role?: Role } = {}): Promise<SessionAnswer> {
    const iat = Math.floor(Date.now() / 1000)
    const claims = { typ: 'panel', sub: userId, room, aud: 'participant-panel', iat, exp: iat + 3600, role }
    return this.ask('POST', '/v1/sessions', { body: { kind: 'panel', token: sign(claims, this.panelSecret) } })
  }

  /** Invites `count` people, `p0` and so on; answers their ids. */
  async invite(room: string, count: number): Promise<string[]> {
    const ids: string[] = []
    for (let from = 0; from < count; from += 500) {
      const people = Array.from({ length: Math.min(500, count - from) }, (_, n) => ({
        userId: `p${from + n}`,
        name: `Person number ${from + n}`,
      }))
      const { results } = await this.act(room, { id: crypto.randomUUID(), action: 'invite.send', input: { people } })
      ids.push(...results.map(({ target }) => target))
    }
    return ids
  }
}
