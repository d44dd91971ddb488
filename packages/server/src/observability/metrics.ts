import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from '@prometheus-io/client'
import type { BulkCounts } from '../protocol/index.ts'

/** What is looked up when `/metrics` is asked, instead of being counted as it happens. */
export type Readings = {
  socketsByAudience: () => Record<string, number>
  roomsKept: () => number
  /** Sessions that LiveKit does not grant what is wanted. */
  unsynced: () => number
  /** Actions on many people that this instance carries out. */
  bulks: () => number
}

/** On whose behalf the database was asked. */
export const DATABASE_USERS = [
  'request',
  'health',
  'keeper',
  'stream',
  'offset-watch',
  'webhooks',
  'reports',
  'retention',
  'bulk',
] as const
export type DatabaseUser = (typeof DATABASE_USERS)[number]

export type Outcome = 'ok' | 'refused' | 'failed'

const PREFIX = 'participant_panel_'
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * What the server tells Prometheus of itself, as verbs for the places where it happens. No label has more values than
 * the code has words: never a room, a person or an address.
 */
export class Metrics {
  readonly #registry = new Registry()
  #sent = { frames: 0, bytes: 0 }

  readonly #requests = this.#histogram('http_request_seconds', 'Answered requests', ['method', 'route', 'status'])
  readonly #frames = this.#counter('stream_frames_total', 'Frames sent to panels')
  readonly #bytes = this.#counter('stream_bytes_total', 'Bytes of these frames')
  readonly #queueCloses = this.#counter('stream_queue_closes_total', 'Sockets closed because they read too slowly')
  readonly #resets = this.#counter('stream_resets_total', 'Panels told to start over')
  readonly #snapshots = this.#counter('snapshots_total', 'Snapshots served, by whether they were ready', ['cache'])
  readonly #webhooks = this.#counter('livekit_webhooks_total', 'Webhooks of LiveKit', ['event', 'result'])
  readonly #lastWebhook = this.#gauge('livekit_last_webhook_timestamp_seconds', 'When LiveKit last sent one; 0: never')
  readonly #calls = this.#histogram('livekit_call_seconds', 'Calls to LiveKit', ['method', 'result'])
  readonly #bulkPeople = this.#counter('bulk_people_total', 'People that actions on many came to', ['result'])
  readonly #repairs = this.#counter('sync_repairs_total', 'Calls that changed what LiveKit granted wrongly')
  readonly #sync = this.#histogram('sync_seconds', 'From a decision about rights until LiveKit grants it')
  readonly #commits = this.#counter('database_commits_total', 'Transactions committed')
  readonly #changes = this.#counter('database_changes_total', 'Changes in these transactions')
  readonly #databaseErrors = this.#counter('database_errors_total', 'What the database failed', ['work'])
  readonly #reports = this.#counter('reports_total', 'What panels measured of their own sessions', ['result'])
  readonly #deliveries = this.#counter('webhook_deliveries_total', 'Attempts to tell the site', ['result'])
  readonly #deliveryLag = this.#histogram('webhook_delivery_lag_seconds', 'From an event until the site had it')

  constructor() {
    // The first error shows as a change only where there was a value before.
    for (const work of DATABASE_USERS) this.#databaseErrors.inc({ work }, 0)
  }

  /** @returns the text that Prometheus reads, with the process's own figures */
  text(): Promise<string> {
    this.#frames.inc(this.#sent.frames)
    this.#bytes.inc(this.#sent.bytes)
    this.#sent = { frames: 0, bytes: 0 }
    return this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** From now on also what is read when asked, and the process's own figures. */
  observe({ socketsByAudience, roomsKept, unsynced, bulks }: Readings): void {
    collectDefaultMetrics({ register: this.#registry })
    this.#gauge('stream_sockets', 'Open sockets', ['audience'], (gauge) => {
      for (const [audience, open] of Object.entries(socketsByAudience())) gauge.set({ audience }, open)
    })
    this.#gauge('keeper_rooms', 'Rooms that this instance looks after', [], (gauge) => gauge.set(roomsKept()))
    this.#gauge('sync_unsynced_sessions', 'Sessions that LiveKit does not grant what is wanted', [], (gauge) =>
      gauge.set(unsynced()),
    )
    this.#gauge('bulk_actions', 'Actions on many people that this instance carries out', [], (gauge) =>
      gauge.set(bulks()),
    )
  }

  answered(request: { method: string; route: string; status: number; ms: number }): void {
    const { method, route, status, ms } = request
    this.#requests.observe({ method, route, status }, ms / 1000)
  }

  /** Added up here and told when asked: it is called for every frame and socket. */
  sent(frames: number, bytes: number): void {
    this.#sent.frames += frames
    this.#sent.bytes += bytes
  }

  closedSlowSocket(): void {
    this.#queueCloses.inc()
  }

  toldToReset(): void {
    this.#resets.inc()
  }

  servedSnapshot(cache: 'hit' | 'miss'): void {
    this.#snapshots.inc({ cache })
  }

  heardWebhook(event: string, result: Outcome): void {
    this.#webhooks.inc({ event, result })
    if (result !== 'refused') this.#lastWebhook.setToCurrentTime()
  }

  calledLiveKit(method: string, result: Outcome, ms: number): void {
    this.#calls.observe({ method, result }, ms / 1000)
  }

  didToMany(before: BulkCounts, after: BulkCounts): void {
    for (const result of ['done', 'skipped', 'left', 'failed'] as const) {
      this.#bulkPeople.inc({ result }, after[result] - before[result])
    }
  }

  repaired(): void {
    this.#repairs.inc()
  }

  cameInForce(msSinceDecision: number): void {
    this.#sync.observe(msSinceDecision / 1000)
  }

  /** `clamped`: said more than can be true, or less than before; `refused`: of somebody else's session. */
  heardReports(result: 'kept' | 'clamped' | 'refused' | 'unknown' | 'off', reports = 1): void {
    this.#reports.inc({ result }, reports)
  }

  committed(changes: number): void {
    this.#commits.inc()
    this.#changes.inc(changes)
  }

  databaseFailed(work: DatabaseUser = 'request'): void {
    this.#databaseErrors.inc({ work })
  }

  delivered(msSinceEvent: number): void {
    this.#deliveries.inc({ result: 'ok' })
    this.#deliveryLag.observe(msSinceEvent / 1000)
  }

  undelivered(result: 'failed' | 'given-up'): void {
    this.#deliveries.inc({ result })
  }

  #counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name: PREFIX + name, help: `${help}.`, labelNames, registers: [this.#registry] })
  }

  #histogram<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Histogram<Label> {
    const registers = [this.#registry]
    return new Histogram({ name: PREFIX + name, help: `${help}.`, labelNames, buckets: SECONDS, registers })
  }

  #gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: Label[] = [],
    read?: (gauge: Gauge<Label>) => void,
  ): Gauge<Label> {
    const registers = [this.#registry]
    const gauge: Gauge<Label> = new Gauge<Label>({
      name: PREFIX + name,
      help: `${help}.`,
      labelNames,
      registers,
      ...(read && { collect: (): void => read(gauge) }),
    })
    return gauge
  }
}
