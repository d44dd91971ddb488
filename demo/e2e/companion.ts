import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { startOwnedProcess, type OwnedProcess } from '../../scripts/owned-process.ts'
import type { LiveKitServer } from '../../scripts/livekit-server.ts'

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))
const ELEMENT_DIR = fileURLToPath(new URL('../../packages/widget/dist/cdn', import.meta.url))

/** The companion as a process of its own, with a database that outlives its restarts. */
export class Companion {
  readonly port: number
  readonly apiKey = `ppk_${randomBytes(32).toString('base64url')}`
  readonly #folder = mkdtempSync(join(tmpdir(), 'participant-panel-e2e-'))
  readonly #panelSecret = randomBytes(32).toString('base64url')
  readonly #livekit: LiveKitServer
  readonly #origin: string
  #process: OwnedProcess | undefined

  constructor(port: number, livekit: LiveKitServer, origin: string) {
    this.port = port
    this.#livekit = livekit
    this.#origin = origin
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const { url, apiKey, apiSecret } = this.#livekit
    this.#process = await startOwnedProcess(process.execPath, [MAIN], {
      env: {
        LIVEKIT_URL: url,
        LIVEKIT_API_KEY: apiKey,
        LIVEKIT_API_SECRET: apiSecret,
        PANEL_SECRET: this.#panelSecret,
        API_KEYS: this.apiKey,
        ORIGINS: this.#origin,
        PORT: String(this.port),
        DATABASE_URL: join(this.#folder, 'roster.db'),
        ELEMENT_DIR,
      },
      logFile: join(this.#folder, 'companion.log'),
    })
    while (!(await this.#answers())) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  /** SIGKILL: nothing is said to anybody. */
  async kill(): Promise<void> {
    await this.#process?.kill()
  }

  async close(): Promise<void> {
    await this.#process?.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** A call of the site with its API key. @throws on any answer but 2xx */
  async call<Answer>(method: string, path: string, body?: object, token = this.apiKey): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as Answer
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/healthz`)).ok
    } catch {
      return false
    }
  }
}
