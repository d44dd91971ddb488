import type { Context } from '../context.ts'
import { takeLease } from '../store/leases.ts'

/** Renewed at half of it. When its holder is gone, another instance takes over after all of it. */
export const LEASE_MS = 10_000

/** The end of another instance is noticed so long after its lease at most. */
export const ASK_EVERY_MS = LEASE_MS / 2

/** Whether this instance is the one that looks after a room. */
export class Lease {
  #context: Context
  #room: string
  #until = -Infinity
  /** Another instance has it: not asked again before then, however often the room changes. */
  #askAgainAt = -Infinity

  constructor(context: Context, room: string) {
    this.#context = context
    this.#room = room
  }

  /** Renews it where that is due, or takes over one that has run out. `wasOurs`: nobody else had it meanwhile. */
  async hold(): Promise<{ isOurs: boolean; wasOurs: boolean }> {
    const { db, clock, instance } = this.#context
    const now = clock()
    const wasOurs = this.#until > now
    if (this.#until - now > LEASE_MS / 2) return { isOurs: true, wasOurs }
    if (performance.now() < this.#askAgainAt) return { isOurs: false, wasOurs }
    const isOurs = await takeLease(db, this.#room, instance, now, now + LEASE_MS)
    this.#until = isOurs ? now + LEASE_MS : -Infinity
    this.#askAgainAt = isOurs ? -Infinity : performance.now() + ASK_EVERY_MS
    return { isOurs, wasOurs }
  }
}
