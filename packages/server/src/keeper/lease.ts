import type { Context } from '../context.ts'
import { takeLease } from '../store/leases.ts'

/** Renewed at half of it. When its holder is gone, another instance takes over after all of it. */
export const LEASE_MS = 10_000

/** The end of another instance is noticed so long after its lease at most. */
export const ASK_EVERY_MS = LEASE_MS / 2

const NEVER = { steady: -Infinity, clock: -Infinity }

/** Whether this instance is the one that looks after a room. */
export class Lease {
  #context: Context
  #room: string
  /** By the steady time and by the clock: the one stops while a machine sleeps, the other may be set back. */
  #until = NEVER
  /** Another instance has it: not asked again before then, however often the room changes. */
  #askAgainAt = -Infinity

  constructor(context: Context, room: string) {
    this.#context = context
    this.#room = room
  }

  /** Whether it has not run out: while this instance was held up, another one may have taken over. */
  get isHeld(): boolean {
    return this.#leftMs > 0
  }

  /** Renews it where that is due, or takes over one that has run out. `wasOurs`: nobody else had it meanwhile. */
  async hold(): Promise<{ isOurs: boolean; wasOurs: boolean }> {
    const { db, clock, instance } = this.#context
    const wasOurs = this.isHeld
    if (this.#leftMs > LEASE_MS / 2) return { isOurs: true, wasOurs }
    const steady = performance.now()
    if (steady < this.#askAgainAt) return { isOurs: false, wasOurs }
    const now = clock()
    const isOurs = await takeLease(db, this.#room, instance, now, now + LEASE_MS)
    this.#until = isOurs ? { steady: steady + LEASE_MS, clock: now + LEASE_MS } : NEVER
    this.#askAgainAt = isOurs ? -Infinity : performance.now() + ASK_EVERY_MS
    return { isOurs, wasOurs }
  }

  get #leftMs(): number {
    return Math.min(this.#until.steady - performance.now(), this.#until.clock - this.#context.clock())
  }
}
