import { setTimeout as delay } from 'node:timers/promises'
import { forgetVisitors } from '../actions/forget-visitors.ts'
import type { Context } from '../context.ts'
import { erasedIds } from '../domain/erased-id.ts'
import { anonymiseConnections, anonymiseEvents } from '../store/forgetting.ts'
import { listRoomNames } from '../store/rooms.ts'
import { trimConnections, trimEvents } from '../store/trim.ts'

const EVERY_MS = 60 * 60 * 1000
const DAY_MS = 24 * EVERY_MS
/** Rows of one statement: so few that nobody waits for it. */
const STEP = 500
const BETWEEN_STEPS_MS = 20

/**
 * Lets go of events and ended connections that are older than `EVENT_RETENTION_DAYS`, and before that of whose they were,
 * where `ANONYMISE_AFTER_DAYS` says so. Every instance does it, at a time
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
        await this.#anonymise(room)
      }
      troubles.worked('retention')
    } catch (error) {
      troubles.failed('retention', error)
    }
  }

  /** Whose attendance it was is forgotten, and the figures stay. */
  async #anonymise(room: string): Promise<void> {
    const { db, clock, config } = this.#context
    if (config.anonymiseAfterDays === undefined) return
    const before = clock() - config.anonymiseAfterDays * DAY_MS
    const erasedIdOf = (id: string) => erasedIds(config.panelSecrets, id)[0]
    await this.#repeat(() => forgetVisitors(this.#context, room, before))
    await this.#repeat(() => anonymiseConnections(db, room, before, STEP, erasedIdOf))
    await this.#repeat(() => anonymiseEvents(db, room, before, STEP))
  }

  async #repeat(step: () => Promise<boolean>): Promise<void> {
    while (!this.#closed && (await step())) await delay(BETWEEN_STEPS_MS)
  }
}
