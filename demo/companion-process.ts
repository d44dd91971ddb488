import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ELEMENT_DIR } from './widget-build.ts'

export const COMPANION_MAIN = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url))

const READY_WITHIN_MS = 15_000

export type CompanionOptions = {
  port: number
  livekit: { url: string; apiKey: string; apiSecret: string }
  /** Of the sites that embed the panel. */
  origins: string[]
  /** For its database and its log. */
  folder: string
}

/** How a companion on this machine is told all it needs, with secrets of its own. */
export function companionSetup({ port, livekit, origins, folder }: CompanionOptions) {
  const apiKey = `ppk_${randomBytes(32).toString('base64url')}`
  const { PATH, HOME, SystemRoot } = process.env
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    process: {
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
    },
  }
}

/** @throws when the companion does not answer within 15 s */
export async function companionAnswers(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await isHealthy(url))) {
    if (Date.now() > deadline) throw new Error('The companion does not answer.')
    await delay(50)
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}
