import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startOwnedProcess, type OwnedProcess } from '../../../scripts/owned-process.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const READY_WITHIN_MS = 30_000
/** Linux counts a hundred in a second. */
const MS_PER_TICK = 10

export type CompanionSecrets = { apiKey: string; panelSecret: string }

export function randomSecrets(): CompanionSecrets {
  const random = () => randomBytes(32).toString('base64url')
  return { apiKey: `ppk_${random()}`, panelSecret: random() }
}

export type CompanionProcessOptions = {
  port: number
  /** For its metrics. */
  adminPort?: number
  livekit: { url: string; apiKey: string; apiSecret: string }
  /** For its database, where that is a file, and its log. */
  folder: string
  /** Shared by all instances. */
  secrets: CompanionSecrets
  /** `postgres://…`; a file in the folder by default. */
  databaseUrl?: string | undefined
  /** The script that runs it, where it is not the product's own. */
  main?: string
}

/** The companion as a site runs it, to be killed, frozen and started again on the same file and port. */
export class CompanionProcess {
  readonly url: string
  readonly databaseFile: string
  readonly logFile: string
  #env: NodeJS.ProcessEnv
  #main: string
  #process: OwnedProcess | undefined

  constructor({ port, adminPort, livekit, folder, secrets, databaseUrl, main = MAIN }: CompanionProcessOptions) {
    this.url = `http://127.0.0.1:${port}`
    this.databaseFile = join(folder, 'companion.db')
    this.logFile = join(folder, `companion-${port}.log`)
    this.#main = main
    this.#env = {
      PATH: process.env.PATH,
      PORT: String(port),
      ...(adminPort !== undefined && { ADMIN_PORT: String(adminPort) }),
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      PANEL_SECRET: secrets.panelSecret,
      API_KEYS: secrets.apiKey,
      DATABASE_URL: databaseUrl ?? `sqlite:${this.databaseFile}`,
    }
  }

  /** @returns the milliseconds until it answered */
  async start(): Promise<number> {
    const began = performance.now()
    const child = await startOwnedProcess(process.execPath, [this.#main], { env: this.#env, logFile: this.logFile })
    this.#process = child
    let hasEnded = false
    void child.exited.then(() => (hasEnded = true))
    while (!(await this.answers())) {
      if (hasEnded) throw new Error(`The companion ended:\n${child.tail()}`)
      if (performance.now() - began > READY_WITHIN_MS) throw new Error('The companion does not answer.')
      await delay(10)
    }
    return performance.now() - began
  }

  async answers(withinMs = 2_000): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(withinMs) })).ok
    } catch {
      return false
    }
  }

  /** Open sockets that have said whose they are, as its metrics count them. */
  async openSockets(): Promise<number> {
    const metrics = await (await fetch(`http://127.0.0.1:${this.#env['ADMIN_PORT']}/metrics`)).text()
    const counts = [...metrics.matchAll(/stream_sockets{[^}]*} (\d+)/g)].map(([, count]) => Number(count))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.#process?.kill()
  }

  /** SIGTERM. */
  async stop(): Promise<void> {
    await this.#process?.stop()
  }

  freeze(): void {
    process.kill(this.pid, 'SIGSTOP')
  }

  thaw(): void {
    process.kill(this.pid, 'SIGCONT')
  }

  /** No file may grow beyond this many bytes, as on a full disk; undefined: as before. */
  limitFiles(bytes: number | undefined): void {
    execFileSync('prlimit', ['--pid', String(this.pid), `--fsize=${bytes ?? 'unlimited'}:`])
  }

  /** Memory in use, in MiB. */
  get rss(): number {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1]
    return Number(kib) / 1024
  }

  /** What it has used of a processor, in milliseconds: does not depend on who else works on the machine. */
  get cpuMs(): number {
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8')
    const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14)
    return (Number(user) + Number(system)) * MS_PER_TICK
  }

  get pid(): number {
    if (!this.#process) throw new Error('The companion has not been started.')
    return this.#process.pid
  }
}
