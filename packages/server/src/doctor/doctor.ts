import { ConfigError, readConfig, type Config } from '../config.ts'
import type { Check } from '../observability/check.ts'
import { databaseCheck } from './database.ts'
import { livekitChecks } from './livekit.ts'
import { serverChecks, type Asked } from './server.ts'

type Environment = Record<string, string | undefined>

/**
 * Looks at everything from outside and prints a line a check, with the cure of what is wrong. Changes nothing: a
 * database that is behind stays so. @returns whether nothing is wrong
 */
export async function doctor(env: Environment, flags: string[], print: (line: string) => void): Promise<boolean> {
  let isWell = true
  const tell = (checks: Check[]) => {
    for (const check of checks) {
      isWell &&= check.ok
      print(lineOf(check))
    }
  }
  const url = urlOf(flags)
  if (url === undefined) tell(await checksHere(env, flags, tell))
  else if (URL.canParse(url)) tell(await serverChecks(asked(env, url.replace(/\/+$/, ''))))
  else tell([{ name: 'url', ok: false, detail: 'is not an address', cure: 'Write --url https://panel.example.com.' }])
  return isWell
}

/** What the environment describes, and the server at its PUBLIC_URL. */
async function checksHere(env: Environment, flags: string[], tell: (checks: Check[]) => void): Promise<Check[]> {
  const config = configOf(env, flags, tell)
  if (!config) return []
  tell([{ name: 'environment', ok: true, detail: 'complete' }])
  tell([await databaseCheck(config.databaseUrl)])
  tell(await livekitChecks(config))
  if (config.publicUrl) return serverChecks(asked(env, config.publicUrl))
  const cure = 'Set PUBLIC_URL, or use --url, to have the running server looked at too.'
  return [{ name: 'server', ok: true, detail: 'was not looked at: PUBLIC_URL is not set', cure }]
}

function configOf(env: Environment, flags: string[], tell: (checks: Check[]) => void): Config | undefined {
  try {
    return readConfig(env, flags)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    tell(error.mistakes.map((mistake) => ({ name: 'environment', ok: false, detail: mistake })))
    return undefined
  }
}

function asked(env: Environment, url: string): Asked {
  const { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret, ORIGINS = '' } = env
  const origins = ORIGINS.split(',').flatMap((origin) => origin.trim() || [])
  return { url, origins, ...(apiKey && apiSecret && { livekit: { apiKey, apiSecret } }) }
}

function urlOf(flags: string[]): string | undefined {
  const place = flags.indexOf('--url')
  return place < 0 ? undefined : (flags.splice(place, 2)[1] ?? '')
}

function lineOf({ name, ok, detail, cure }: Check): string {
  const mark = ok ? (cure ? '!' : '✓') : '✗'
  return `${mark} ${name}: ${detail}${cure ? `\n    ${cure}` : ''}`
}
