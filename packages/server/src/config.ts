import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readApiKey, type ApiKey } from './access/api-key.ts'
import { SECRET_LENGTH, addressMistakes, entryMistakes, secretMistakes } from './config-mistakes.ts'
import { readOperating, type OperatingConfig } from './config-operating.ts'
import type { Role } from './protocol/index.ts'

export type Config = OperatingConfig & {
  dev: boolean
  host: string
  port: number
  livekit: LiveKitConfig
  /** Signs panel tokens and sessions. */
  panelSecret: string
  /** Verifies them: the one that signs, and while it is being replaced the one before. */
  panelSecrets: string[]
  apiKeys: ApiKey[]
  tokenAudience: string
  /** User ids of those who are host of every room that has none, and co-host of the others. */
  hosts: string[]
  /** Signs outgoing webhooks. */
  webhookSecret: string | undefined
  exportSecret: string | undefined
  /** How many proxies of ours a request comes through: so many addresses of `X-Forwarded-For` were written by them. */
  trustedProxies: number
  /** Origins of the sites that embed the panel; the server's own origin is always allowed. */
  origins: string[]
  /** A SQLite file, `:memory:`, or `postgres://…`. */
  databaseUrl: string
  elementDir: string
  logLevel: string
}

export type LiveKitConfig = {
  url: string
  publicUrl: string
  /** The key that we sign and call with. */
  apiKey: string
  apiSecret: string
  /** Secrets by key, of all keys that tokens and webhooks may be signed with; the own one among them. */
  keys: ReadonlyMap<string, string>
  /** What a LiveKit token with `roomAdmin` makes of somebody who is new. */
  adminRole: Role
}

/** Everything that is wrong with the environment, each line with its cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly mistakes: string[]

  constructor(mistakes: string[]) {
    super(`The configuration cannot be used:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

/**
 * Reads the configuration from environment variables and the flag `--dev`.
 * @throws ConfigError with every mistake at once
 */
export function readConfig(env: Record<string, string | undefined>, flags: string[] = []): Config {
  const mistakes: string[] = []
  const dev = flags.includes('--dev')
  for (const flag of flags) if (flag !== '--dev') mistakes.push(`${flag} is not known; the only flag is --dev`)

  const text = (name: string, fallback: string) => env[name]?.trim() || fallback
  const required = (name: string, cure: string) => {
    const value = env[name]?.trim()
    if (!value) mistakes.push(`${name} is missing: ${cure}`)
    return value ?? ''
  }
  const list = (name: string) =>
    text(name, '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)

  const apiKey = required('LIVEKIT_API_KEY', "set it to a key of your LiveKit server's `keys`")
  const apiSecret = required('LIVEKIT_API_SECRET', 'set it to the secret that belongs to LIVEKIT_API_KEY')
  const livekitUrl = required(
    'LIVEKIT_URL',
    'set it to the address of your LiveKit server, such as wss://livekit.example.com',
  )
  const panelSecret = dev
    ? text('PANEL_SECRET', randomBytes(32).toString('base64url'))
    : required('PANEL_SECRET', `set it to ${SECRET_LENGTH} or more random characters (openssl rand -base64 32)`)
  const panelSecrets = panelSecret.split(',').flatMap((secret) => secret.trim() || [])
  const config: Config = {
    dev,
    host: text('HOST', '127.0.0.1'),
    port: Number(text('PORT', '7300')),
    livekit: {
      url: livekitUrl,
      publicUrl: text('LIVEKIT_PUBLIC_URL', livekitUrl),
      apiKey,
      apiSecret,
      keys: new Map([...list('LIVEKIT_KEYS').flatMap(keyAndSecret), [apiKey, apiSecret]]),
      adminRole: text('LIVEKIT_ADMIN_ROLE', 'CO_HOST') as Role,
    },
    panelSecret: panelSecrets[0] ?? '',
    panelSecrets,
    apiKeys: list('API_KEYS').flatMap((entry) => readApiKey(entry) ?? []),
    hosts: list('HOSTS'),
    webhookSecret: env['WEBHOOK_SECRET']?.trim() || undefined,
    exportSecret: env['EXPORT_SECRET']?.trim() || undefined,
    trustedProxies: Number(text('TRUST_PROXY', '0')),
    tokenAudience: text('TOKEN_AUDIENCE', 'participant-panel'),
    origins: list('ORIGINS'),
    databaseUrl: text('DATABASE_URL', 'participant-panel.db').replace(/^sqlite:(\/\/(?=\/))?/, ''),
    elementDir: text('ELEMENT_DIR', fileURLToPath(new URL('element', import.meta.url))),
    logLevel: text('LOG_LEVEL', 'info'),
    ...readOperating(env, mistakes),
  }
  const apiKeys = list('API_KEYS')
  mistakes.push(
    ...addressMistakes(config),
    ...entryMistakes(config, apiKeys, list('LIVEKIT_KEYS')),
    ...secretMistakes(config, apiKeys),
  )
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return config
}

function keyAndSecret(entry: string): [string, string][] {
  const colon = entry.indexOf(':')
  return colon > 0 ? [[entry.slice(0, colon), entry.slice(colon + 1)]] : []
}
