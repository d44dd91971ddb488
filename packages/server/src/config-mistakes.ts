import { readApiKey } from './access/api-key.ts'
import type { Config } from './config.ts'
import { ROLES } from './protocol/index.ts'

export const SECRET_LENGTH = 32
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const EXAMPLE_SECRET = /change-?me|example|secret|replace|your[-_]|password|devkey|1234567890/i
const ADMIN_ROLES: string[] = ROLES.filter((role) => role !== 'HOST')
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Addresses, ports and levels that cannot be. */
export function addressMistakes({ dev, host, port, livekit, origins, databaseUrl, logLevel }: Config): string[] {
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
  mistakes.push(...databaseMistakes(databaseUrl))
  if (!LOG_LEVELS.includes(logLevel)) mistakes.push(`LOG_LEVEL is not known: use one of ${LOG_LEVELS.join(', ')}`)
  return mistakes
}

function databaseMistakes(url: string): string[] {
  if (url.startsWith('//'))
    return ['DATABASE_URL: write sqlite:file.db, or sqlite:///path/to/file.db with three slashes']
  const [scheme = ''] = /^[a-z]{2,}(?=:)/i.exec(url) ?? []
  if (/^postgres(ql)?$/.test(scheme)) {
    return isUrl(url, ['postgres:', 'postgresql:'])
      ? []
      : [
          'DATABASE_URL is not an address: write postgres://user:password@host:5432/database, with %-escapes in the password',
        ]
  }
  return scheme ? [`DATABASE_URL: ${scheme} is not known: write sqlite:/path/to/file.db or postgres://…`] : []
}

/** Values that are lists or words of their own kind, read again for what is wrong with them. */
export function entryMistakes(
  { livekit, panelSecrets, trustedProxies }: Config,
  apiKeys: string[],
  livekitKeys: string[],
): string[] {
  const mistakes: string[] = []
  for (const entry of apiKeys) {
    if (!readApiKey(entry)) {
      mistakes.push('API_KEYS: an entry is ppk_…, id:room-prefix:ppk_… or id:room-prefix:sha256-<hex of the key>')
    }
  }
  for (const [id, keys] of Map.groupBy(
    apiKeys.flatMap((entry) => readApiKey(entry) ?? []),
    (key) => key.id,
  )) {
    if (keys.length > 2) mistakes.push(`API_KEYS: ${id} has ${keys.length} keys: at most two are valid at once`)
    if (new Set(keys.map(({ roomPrefix }) => roomPrefix)).size > 1) {
      mistakes.push(`API_KEYS: the keys of ${id} have different room prefixes: give each prefix an id of its own`)
    }
  }
  for (const entry of livekitKeys) {
    if (!/^[^:]+:.+$/.test(entry)) mistakes.push('LIVEKIT_KEYS: an entry is key:secret')
  }
  if (panelSecrets.length > 2) mistakes.push('PANEL_SECRET may hold two secrets: the new one, a comma, the one before')
  if (!ADMIN_ROLES.includes(livekit.adminRole)) {
    mistakes.push(`LIVEKIT_ADMIN_ROLE is not known: use one of ${ADMIN_ROLES.join(', ')}`)
  }
  if (!Number.isInteger(trustedProxies) || trustedProxies < 0) {
    mistakes.push('TRUST_PROXY is not a number: set it to how many proxies stand in front of the server')
  }
  return mistakes
}

/** Secrets that are missing, short, examples or shared; `--dev` is used on one machine and may have any. */
export function secretMistakes(config: Config, apiKeys: string[]): string[] {
  if (config.dev) return []
  const { livekit, panelSecrets, webhookSecret, exportSecret } = config
  const mistakes: string[] = []
  const secrets: [string, string][] = [
    ['LIVEKIT_API_SECRET', livekit.apiSecret],
    ...[...livekit.keys].flatMap(([key, secret]): [string, string][] =>
      key === livekit.apiKey ? [] : [['LIVEKIT_KEYS', secret]],
    ),
    ...panelSecrets.map((secret): [string, string] => ['PANEL_SECRET', secret]),
    ['WEBHOOK_SECRET', webhookSecret?.replace(/^whsec_/, '') ?? ''],
    ['EXPORT_SECRET', exportSecret ?? ''],
    ...apiKeys.flatMap((entry): [string, string][] => {
      const key = /ppk_(\S*)$/.exec(entry)?.[1]
      return key === undefined ? [] : [['API_KEYS', key]]
    }),
  ]
  if (apiKeys.length === 0) mistakes.push('API_KEYS is missing: set it to ppk_ and 32 or more random characters')
  for (const [name, secret] of secrets) {
    if (!secret) continue
    if (secret.length < SECRET_LENGTH) {
      mistakes.push(`${name} is too short: use ${SECRET_LENGTH} or more random characters (openssl rand -base64 32)`)
    } else if (EXAMPLE_SECRET.test(secret) || new Set(secret).size < 8) {
      mistakes.push(`${name} looks like an example: use random characters (openssl rand -base64 32)`)
    }
  }
  const shared = secrets.filter(
    ([, secret], index) => secret && secrets.findIndex(([, other]) => other === secret) !== index,
  )
  for (const [name] of shared) mistakes.push(`${name} is the same as another secret: give each its own`)
  return mistakes
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}
