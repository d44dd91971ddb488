import type { Context } from '../context.ts'
import { findParticipant } from '../store/participants.ts'
import type { EventsTable } from '../store/schema.ts'
import { markTold, toldOffset, untoldEvents, type Told } from '../store/untold.ts'
import { Lease } from './lease.ts'
import { SITE_EVENTS, webhookBody } from './site-events.ts'
import type { WebhookPost } from './webhook-post.ts'

const BATCH = 100
const RETRY_FROM_MS = 1_000
const RETRY_TO_MS = 10 * 60_000
/** An event that could not be told for so long is skipped, and so is one that is older when webhooks are turned on. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000
/** As much may be told twice when this instance dies. */
const KEEP_PLACE_EVERY_MS = 1_000
/** After all events of a change: the largest `integer` of Postgres. */
const ALL = 2 ** 31 - 1

/** How a run ended: all is told; another instance does it; to be tried again in so many ms; the site wants no more. */
export type RunEnd = 'told' | 'not-ours' | 'gone' | { retryIn: number }

/** Tells the site about one room: every event of the table in order, each at least once, the next after the last. */
export class RoomDeliveries {
  readonly #context: Context
  readonly #post: WebhookPost
  readonly #room: string
  readonly #lease: Lease
  #at: Told = { offset: 0, n: ALL }
  /** The place as it is on record, as far as is known here. */
  #kept = 0
  #hasTold = false
  #keptAt = -Infinity
  #failures = 0

  constructor(context: Context, post: WebhookPost, room: string) {
    this.#context = context
    this.#post = post
    this.#room = room
    this.#lease = new Lease(context, room)
  }

  /** `keepPlace`: remember the place although nothing was told, so that the same events are not read again and again. */
  async run(isClosed: () => boolean, keepPlace: boolean): Promise<RunEnd> {
    this.#hasTold = false
    this.#keptAt = performance.now()
    try {
      for (;;) {
        const end = await this.#tellSome(isClosed)
        if (end) return end
      }
    } finally {
      if (keepPlace || this.#hasTold) await this.#keepPlace()
    }
  }

  /** Undefined: there may be more. */
  async #tellSome(isClosed: () => boolean): Promise<RunEnd | undefined> {
    const { db } = this.#context
    const room = await toldOffset(db, this.#room)
    if (!room) return 'told'
    await this.#follow(room)
    const events = await untoldEvents(db, this.#room, this.#at, SITE_EVENTS, BATCH)
    for (const [index, event] of events.entries()) {
      const { isOurs, wasOurs } = await this.#lease.hold()
      if (isClosed() || !isOurs) return 'not-ours'
      // Whoever had the lease until now may have told these too, after they were read here.
      if (!wasOurs) return undefined
      const end = await this.#lease.keepDuring(this.#tell(event))
      if (end) return end
      const next = events[index + 1]
      const isWholeChange = next ? next.offset > event.offset : events.length < BATCH
      this.#at = { offset: event.offset, n: isWholeChange ? ALL : event.n }
      this.#hasTold = true
      if (performance.now() - this.#keptAt > KEEP_PLACE_EVERY_MS) await this.#keepPlace()
    }
    // What came after the room was read.
    if (events.length === BATCH || this.#at.offset > room.newest) return undefined
    this.#at = { offset: room.newest, n: ALL }
    return 'told'
  }

  /** Another instance may have told more meanwhile. And nobody goes back, unless an older backup was restored. */
  async #follow({ told, newest }: { told: number; newest: number }): Promise<void> {
    const isRestored = told < this.#kept || Math.max(told, this.#at.offset) > newest
    this.#kept = told
    if (told > this.#at.offset) this.#at = { offset: told, n: ALL }
    if (!isRestored) return
    // Whether the last change came after that, nobody knows: rather told twice than never.
    this.#at = { offset: Math.min(told, newest - 1), n: ALL }
    await this.#keepPlace()
  }

  /** Of a change that is told in part, all comes again after a restart: with the same ids. */
  async #keepPlace(): Promise<void> {
    const { offset, n } = this.#at
    const kept = n === ALL ? offset : offset - 1
    await markTold(this.#context.db, this.#room, kept)
    // Not before: a place that could not be kept would look like one that a restored backup has set back.
    this.#kept = kept
    this.#keptAt = performance.now()
  }

  /** Undefined: told, or given up. */
  async #tell(event: EventsTable): Promise<RunEnd | undefined> {
    const { db, clock, log, metrics } = this.#context
    const about = { room: this.#room, event: event.id, type: event.type }
    if (clock() - event.at > GIVE_UP_AFTER_MS) {
      log.error(about, 'the site was not told of an event: it is older than three days')
      metrics.undelivered('given-up')
      return undefined
    }
    const person = event.subject ? await findParticipant(db, this.#room, event.subject) : undefined
    const delivery = await this.#post.send(event.id, webhookBody(event, person), clock())
    if (delivery === 'gone') return 'gone'
    if (delivery === 'delivered') {
      this.#failures = 0
      metrics.delivered(clock() - event.at)
      return undefined
    }
    metrics.undelivered('failed')
    const retryIn = retryDelay(this.#failures++)
    log.warn({ ...about, reason: delivery.failed, retryIn }, 'the site could not be told of an event yet')
    return { retryIn }
  }
}

/** Doubles up to ten minutes; the jitter keeps many rooms from knocking at once. */
function retryDelay(failures: number): number {
  return Math.min(RETRY_FROM_MS * 2 ** failures, RETRY_TO_MS) * (0.5 + Math.random() / 2)
}
