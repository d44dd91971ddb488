import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { listRoomNames } from '../store/rooms.ts'
import { trimConnections, trimEvents } from '../store/trim.ts'

const EVERY_MS = 60 * 60 * 1000
const DAY_MS = 24 * EVERY_MS
/** Rows of one statement: so few that nobody waits for it. */
const STEP = 500
const BETWEEN_STEPS_MS = 20

/**
 * Lets go of events and ended connections that are older than `EVENT_RETENTION_DAYS`. Every instance does it, at a time
 * of its own: what another has deleted is not there to be deleted again.
 */
export class Retention {
  readonly #context: Context
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #closed = false

  constructor(context: Context) {
    this.#context = context
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.run().finally(() => this.#closed || this.start())
    }, EVERY_MS * Math.random())
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** All rooms once, in small steps. */
  async run(): Promise<void> {
    const { db, clock, config, troubles } = this.#context
    const before = clock() - config.eventRetentionDays * DAY_MS
    try {
      for (const room of await listRoomNames(db)) {
        await this.#repeat(() => trimEvents(db, room, before, STEP))
        await this.#repeat(() => trimConnections(db, room, before, STEP))
      }
      troubles.worked('retention')
    } catch (error) {
      troubles.failed('retention', error)
    }
  }

  async #repeat(step: () => Promise<boolean>): Promise<void> {
    while (!this.#closed && (await step())) await delay(BETWEEN_STEPS_MS)
  }
}
