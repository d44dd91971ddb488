import type { Context } from '../context.ts'
import { findParticipant } from '../store/participants.ts'
import { takeLease } from '../store/leases.ts'
import type { EventsTable } from '../store/schema.ts'
import { markTold, toldOffset, untoldEvents, type Told } from '../store/untold.ts'
import { SITE_EVENTS, webhookBody } from './site-events.ts'
import type { WebhookPost } from './webhook-post.ts'

const BATCH = 100
const RETRY_FROM_MS = 1_000
const RETRY_TO_MS = 10 * 60_000
/** An event that could not be told for so long is skipped, and so is one that is older when webhooks are turned on. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000
/** The longest that an attempt takes, and for how long the room is ours at its begin. */
const ATTEMPT_MS = 11_000
const LEASE_MS = 15_000
/** After all events of a change: the largest `integer` of Postgres. */
const ALL = 2 ** 31 - 1

/** How a run ended: all is told; another instance does it; to be tried again in so many ms; the site wants no more. */
export type RunEnd = 'told' | 'not-ours' | 'gone' | { retryIn: number }

/** Tells the site about one room: every event of the table in order, each at least once, the next after the last. */
export class RoomDeliveries {
  readonly #context: Context
  readonly #post: WebhookPost
  readonly #room: string
  #at: Told = { offset: 0, n: ALL }
  #leaseUntil = 0
  #failures = 0

  constructor(context: Context, post: WebhookPost, room: string) {
    this.#context = context
    this.#post = post
    this.#room = room
  }

  /** `keepPlace`: remember the place although nothing was told, so that the same events are not read again and again. */
  async run(isClosed: () => boolean, keepPlace: boolean): Promise<RunEnd> {
    const { db } = this.#context
    let hasTold = false
    try {
      for (;;) {
        const room = await toldOffset(db, this.#room)
        if (!room) return 'told'
        // Another instance may have told more meanwhile.
        if (room.told > this.#at.offset) this.#at = { offset: room.told, n: ALL }
        const events = await untoldEvents(db, this.#room, this.#at, SITE_EVENTS, BATCH)
        for (const event of events) {
          if (isClosed() || !(await this.#isOurs())) return 'not-ours'
          const end = await this.#tell(event)
          if (end) return end
          this.#at = { offset: event.offset, n: event.n }
          hasTold = true
        }
        if (events.length < BATCH && this.#at.offset <= room.newest) {
          this.#at = { offset: room.newest, n: ALL }
          return 'told'
        }
      }
    } finally {
      if (hasTold || keepPlace) await this.#keepPlace()
    }
  }

  /** Of a change that is told in part, all comes again after a restart: with the same ids. */
  #keepPlace(): Promise<void> {
    const { offset, n } = this.#at
    return markTold(this.#context.db, this.#room, n === ALL ? offset : offset - 1)
  }

  async #isOurs(): Promise<boolean> {
    const { db, instance, clock } = this.#context
    const now = clock()
    if (this.#leaseUntil - now > ATTEMPT_MS) return true
    const isOurs = await takeLease(db, this.#room, instance, now, now + LEASE_MS)
    this.#leaseUntil = isOurs ? now + LEASE_MS : 0
    return isOurs
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
