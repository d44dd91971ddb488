import type { Context } from '../context.ts'
import { takeLease } from '../store/leases.ts'

/** Renewed at half of it. When its holder is gone, another instance takes over after all of it. */
export const LEASE_MS = 10_000

/** Whether this instance is the one that looks after a room. */
export class Lease {
  #context: Context
  #room: string
  #until = -Infinity

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
    const isOurs = await takeLease(db, this.#room, instance, now, now + LEASE_MS)
    this.#until = isOurs ? now + LEASE_MS : -Infinity
    return { isOurs, wasOurs }
  }
}
