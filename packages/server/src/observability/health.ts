import type { Context } from '../context.ts'
import { probeLiveKit, type LiveKitProbe } from '../livekit/probe.ts'
import { schemaState, tryToWrite } from '../store/schema-state.ts'
import type { Check } from './check.ts'
import { clockCheck } from './clock.ts'

export type HealthReport = { status: 'ready' | 'not-ready'; checks: Check[] }

/** However often it is asked, LiveKit and the database are asked once in so many ms. */
const FRESH_MS = 1_000

/** What this server needs, and what is wrong with it in words. Names no secret, no room and no person. */
export class Health {
  readonly #context: Context
  #isDraining = false
  #report: Promise<HealthReport> | undefined
  #askedAt = -Infinity

  constructor(context: Context) {
    this.#context = context
  }

  /** From now on not ready: the server stops. */
  drain(): void {
    this.#isDraining = true
    this.#report = undefined
  }

  check(): Promise<HealthReport> {
    const now = performance.now()
    if (!this.#report || now - this.#askedAt >= FRESH_MS) {
      this.#askedAt = now
      this.#report = this.#look()
    }
    return this.#report
  }

  async #look(): Promise<HealthReport> {
    if (this.#isDraining) return report([{ name: 'draining', ok: false, detail: 'The server stops.' }])
    const { config, clock, webhooks } = this.#context
    const [probe, database] = await Promise.all([probeLiveKit(config.livekit, clock), this.#databaseCheck()])
    return report([
      livekitCheck(probe),
      webhookCheck(webhooks.watch.lastAt, clock()),
      // A webhook says when it was made; the header of an answer when it was sent.
      clockCheck(webhooks.watch.clockOffsetMs ?? probe.clockOffsetMs),
      database,
    ])
  }

  async #databaseCheck(): Promise<Check> {
    const name = 'database'
    const { db, log, metrics } = this.#context
    let failed = AWAY
    try {
      const schema = SCHEMA[await schemaState(db)]
      failed = UNWRITABLE
      await tryToWrite(db)
      return { name, ...schema }
    } catch (error) {
      log.warn({ err: error }, failed.detail)
      metrics.databaseFailed('health')
      return { name, ok: false, ...failed }
    }
  }
}

const AWAY = { detail: 'The database does not answer.', cure: 'Check DATABASE_URL and its server.' }
const UNWRITABLE = {
  detail: 'The database takes no changes.',
  cure: 'Check its disk for free space, and that it may be written to.',
}

const SCHEMA = {
  current: { ok: true, detail: 'The database answers and is up to date.' },
  behind: { ok: false, detail: 'The tables are of an older version.', cure: 'Run participant-panel-server migrate.' },
  newer: { ok: false, detail: 'The tables are of a newer version.', cure: 'Run the newer version of the server.' },
}

export function livekitCheck({ outcome, detail }: LiveKitProbe): Check {
  return {
    name: 'livekit',
    ok: outcome === 'ok',
    detail,
    ...(LIVEKIT_CURES[outcome] && { cure: LIVEKIT_CURES[outcome] }),
  }
}

const LIVEKIT_CURES: Partial<Record<LiveKitProbe['outcome'], string>> = {
  unreachable: 'Check LIVEKIT_URL, and that this machine may reach it.',
  'key-refused': 'Check LIVEKIT_API_KEY and LIVEKIT_API_SECRET, and that the clocks agree.',
  'not-livekit': 'Check LIVEKIT_URL.',
}

export function webhookCheck(lastAt: number | undefined, now: number): Check {
  const name = 'webhooks'
  if (lastAt !== undefined) {
    return { name, ok: true, detail: `LiveKit’s last webhook came ${Math.round((now - lastAt) / 1000)} s ago.` }
  }
  return {
    name,
    ok: true,
    detail: 'No webhook of LiveKit has come yet: it works by listings, some seconds later.',
    cure: 'Point webhook.urls of LiveKit at /livekit/webhook of this server.',
  }
}

function report(checks: Check[]): HealthReport {
  return { status: checks.every(({ ok }) => ok) ? 'ready' : 'not-ready', checks }
}
