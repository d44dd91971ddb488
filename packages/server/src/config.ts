import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'

export type Config = {
  dev: boolean
  host: string
  port: number
  livekit: { url: string; publicUrl: string; apiKey: string; apiSecret: string }
  panelSecret: string
  apiKeys: string[]
  tokenAudience: string
  /** Origins of the sites that embed the panel; the server's own origin is always allowed. */
  origins: string[]
  databaseFile: string
  elementDir: string
  logLevel: string
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

const SECRET_LENGTH = 32
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const EXAMPLE_SECRET = /change-?me|example|secret|replace|your[-_]|password|devkey|1234567890/i
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

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

  const livekitUrl = required(
    'LIVEKIT_URL',
    'set it to the address of your LiveKit server, such as wss://livekit.example.com',
  )
  const config: Config = {
    dev,
    host: text('HOST', '127.0.0.1'),
    port: Number(text('PORT', '7300')),
    livekit: {
      url: livekitUrl,
      publicUrl: text('LIVEKIT_PUBLIC_URL', livekitUrl),
      apiKey: required('LIVEKIT_API_KEY', "set it to a key of your LiveKit server's `keys`"),
      apiSecret: required('LIVEKIT_API_SECRET', 'set it to the secret that belongs to LIVEKIT_API_KEY'),
    },
    panelSecret: dev
      ? text('PANEL_SECRET', randomBytes(32).toString('base64url'))
      : required('PANEL_SECRET', `set it to ${SECRET_LENGTH} or more random characters (openssl rand -base64 32)`),
    apiKeys: list('API_KEYS'),
    tokenAudience: text('TOKEN_AUDIENCE', 'participant-panel'),
    origins: list('ORIGINS'),
    databaseFile: text('DATABASE_URL', 'participant-panel.db').replace(/^sqlite:(\/\/(?=\/))?/, ''),
    elementDir: text('ELEMENT_DIR', fileURLToPath(new URL('element', import.meta.url))),
    logLevel: text('LOG_LEVEL', 'info'),
  }
  mistakes.push(...addressMistakes(config), ...secretMistakes(config))
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return config
}

function addressMistakes({ dev, host, port, livekit, origins, databaseFile, logLevel }: Config): string[] {
  const mistakes: string[] = []
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    mistakes.push('PORT is not a port: use a number from 0 to 65535')
  if (dev && !LOOPBACK.includes(host)) {
    mistakes.push(`HOST=${host} together with --dev: --dev mints tokens for anybody, so it listens on 127.0.0.1 only`)
  }
  for (const [name, url] of [
    ['LIVEKIT_URL', livekit.url],
    ['LIVEKIT_PUBLIC_URL', livekit.publicUrl],
  ] as const) {
    const isCopy = name === 'LIVEKIT_PUBLIC_URL' && url === livekit.url
    if (url && !isCopy && !isUrl(url, ['ws:', 'wss:', 'http:', 'https:'])) {
      mistakes.push(`${name} is not an address: it starts with wss:// or https:// (ws:// or http:// on one machine)`)
    }
  }
  for (const origin of origins) {
    if (!isUrl(origin, ['http:', 'https:']) || new URL(origin).origin !== origin) {
      mistakes.push(
        `ORIGINS: "${origin}" is not an origin: write scheme and host only, such as https://www.example.com`,
      )
    }
  }
  if (/^[a-z]+:\/\//i.test(databaseFile))
    mistakes.push('DATABASE_URL is not a SQLite file: write sqlite:/path/to/file.db')
  if (!LOG_LEVELS.includes(logLevel)) mistakes.push(`LOG_LEVEL is not known: use one of ${LOG_LEVELS.join(', ')}`)
  return mistakes
}

function secretMistakes({ dev, livekit, panelSecret, apiKeys }: Config): string[] {
  if (dev) return []
  const mistakes: string[] = []
  const secrets: [string, string][] = [
    ['LIVEKIT_API_SECRET', livekit.apiSecret],
    ['PANEL_SECRET', panelSecret],
    ...apiKeys.map((key): [string, string] => ['API_KEYS', key.replace(/^ppk_/, '')]),
  ]
  if (apiKeys.length === 0) mistakes.push('API_KEYS is missing: set it to ppk_ and 32 or more random characters')
  for (const key of apiKeys) if (!key.startsWith('ppk_')) mistakes.push('API_KEYS: every key starts with ppk_')
  for (const [name, secret] of secrets) {
    if (!secret) continue
    if (secret.length < SECRET_LENGTH) {
      mistakes.push(`${name} is too short: use ${SECRET_LENGTH} or more random characters (openssl rand -base64 32)`)
    } else if (EXAMPLE_SECRET.test(secret) || new Set(secret).size < 8) {
      mistakes.push(`${name} looks like an example: use random characters (openssl rand -base64 32)`)
    }
  }
  const names = secrets.filter(
    ([, secret], index) => secret && secrets.findIndex(([, other]) => other === secret) !== index,
  )
  for (const [name] of names) mistakes.push(`${name} is the same as another secret: give each its own`)
  return mistakes
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}
