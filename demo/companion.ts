import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { keepAlive, type KeptAlive } from './kept-alive.ts'
import { ELEMENT_DIR } from './widget-build.ts'

const MAIN = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url))
const READY_WITHIN_MS = 15_000

export type CompanionOptions = {
  port: number
  livekit: { url: string; apiKey: string; apiSecret: string }
  /** Of the demo's page. */
  origins: string[]
  /** For its database and its log. */
  folder: string
}

export type Companion = KeptAlive & { url: string; apiKey: string }

/** The companion as a site runs it: a process, configured by its environment. Resolves once it answers. */
export async function startCompanion({ port, livekit, origins, folder }: CompanionOptions): Promise<Companion> {
  const url = `http://127.0.0.1:${port}`
  const apiKey = `ppk_${randomBytes(32).toString('base64url')}`
  const { PATH, HOME, SystemRoot } = process.env
  const companion = await keepAlive('The companion', MAIN, {
    env: {
      PATH,
      HOME,
      SystemRoot,
      PORT: String(port),
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      PANEL_SECRET: randomBytes(32).toString('base64url'),
      API_KEYS: apiKey,
      ORIGINS: origins.join(','),
      DATABASE_URL: `sqlite:${join(folder, 'companion.db')}`,
      ELEMENT_DIR,
    },
    logFile: join(folder, 'companion.log'),
  })
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await isHealthy(url))) {
    if (Date.now() > deadline) throw new Error('The companion does not answer.')
    await delay(50)
  }
  return { ...companion, url, apiKey }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}
