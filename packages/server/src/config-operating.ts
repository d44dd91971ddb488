/** What the server needs to know to be run: where it is seen from outside, who watches it, whom it tells. */
export type OperatingConfig = {
  /** This server as browsers reach it. */
  publicUrl: string | undefined
  /** Where Prometheus asks; port 0 takes a free one. */
  admin: { host: string; port: number } | undefined
  /** The route of the site that is told what happens. */
  webhook: { url: string; secrets: string[] } | undefined
  /** For how many days events and ended connections are kept. */
  eventRetentionDays: number
  /** After how many days nobody is to know any more whose attendance it was; undefined: as long as it is kept. */
  anonymiseAfterDays: number | undefined
  /** So often LiveKit is called for one room: to set rights, and as often to silence many. */
  livekitCallsPerSecond: number
}

const DEFAULT_CALLS_PER_SECOND = 20
const DEFAULT_RETENTION_DAYS = 90
/** Outgoing webhooks are tried for three days: what is older than this they do not need. */
const LEAST_RETENTION_DAYS = 4

export function readOperating(env: Record<string, string | undefined>, mistakes: string[]): OperatingConfig {
  const text = (name: string) => env[name]?.trim() || undefined
  const address = (name: string, example: string) => {
    const value = text(name)
    if (value && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) {
      mistakes.push(`${name} is not an address: write it as ${example}`)
    }
    return value
  }
  const adminPort = text('ADMIN_PORT')
  if (adminPort && !(Number.isInteger(Number(adminPort)) && Number(adminPort) >= 0 && Number(adminPort) <= 65_535)) {
    mistakes.push('ADMIN_PORT is not a port: use a number from 0 to 65535')
  }
  const eventRetentionDays = Number(text('EVENT_RETENTION_DAYS') ?? DEFAULT_RETENTION_DAYS)
  if (!(eventRetentionDays >= LEAST_RETENTION_DAYS)) {
    mistakes.push(`EVENT_RETENTION_DAYS is too short or no number: use ${LEAST_RETENTION_DAYS} or more days`)
  }
  const livekitCallsPerSecond = Number(text('LIVEKIT_CALLS_PER_SECOND') ?? DEFAULT_CALLS_PER_SECOND)
  if (!(Number.isInteger(livekitCallsPerSecond) && livekitCallsPerSecond >= 1 && livekitCallsPerSecond <= 1_000)) {
    mistakes.push('LIVEKIT_CALLS_PER_SECOND is out of range or no number: use 1 to 1000')
  }
  const anonymise = text('ANONYMISE_AFTER_DAYS')
  if (anonymise !== undefined && !(Number(anonymise) >= LEAST_RETENTION_DAYS)) {
    mistakes.push(`ANONYMISE_AFTER_DAYS is too short or no number: use ${LEAST_RETENTION_DAYS} or more days`)
  }
  const adminHost = text('ADMIN_HOST') ?? '127.0.0.1'
  return {
    publicUrl: address('PUBLIC_URL', 'https://panel.example.com')?.replace(/\/+$/, ''),
    admin: adminPort === undefined ? undefined : { host: adminHost, port: Number(adminPort) },
    webhook: readWebhook(
      address('WEBHOOK_URL', 'https://www.example.com/hooks/panel'),
      text('WEBHOOK_SECRET'),
      mistakes,
    ),
    eventRetentionDays,
    anonymiseAfterDays: anonymise === undefined ? undefined : Number(anonymise),
    livekitCallsPerSecond,
  }
}

function readWebhook(url: string | undefined, secret: string | undefined, mistakes: string[]) {
  if (!url) return undefined
  if (!secret) mistakes.push('WEBHOOK_SECRET is missing: WEBHOOK_URL needs one (echo whsec_$(openssl rand -base64 32))')
  // Two while one takes the place of the other: each call is signed with both.
  return { url, secrets: secret?.split(/\s+/) ?? [] }
}
