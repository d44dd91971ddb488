import type { Context } from '../context.ts'
import { leaseEndsAt, takeLease } from '../store/leases.ts'

/** Renewed at half of it. When its holder is gone, another instance takes over after all of it. */
export const LEASE_MS = 10_000

/** Another instance's lease may be given back before its end, and its clock may be off. */
const ASK_EVERY_MS = LEASE_MS / 2
/** After the end of a lease that was not renewed; so that not all who wait ask at once. */
const ASK_AFTER_MS = 50
const SPREAD_MS = 150

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

  /** In how many milliseconds it makes sense to ask for it again. */
  get askIn(): number {
    return Math.max(0, this.#askAgainAt - performance.now())
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
    this.#askAgainAt = isOurs ? -Infinity : performance.now() + (await this.#endsIn(now))
    return { isOurs, wasOurs }
  }

  /** Renews it until then. A database that fails meanwhile shows when the lease is held the next time. */
  async keepDuring<Result>(work: Promise<Result>): Promise<Result> {
    const renewing = setInterval(() => void this.hold().catch(() => {}), LEASE_MS / 4)
    try {
      return await work
    } finally {
      clearInterval(renewing)
    }
  }

  async #endsIn(now: number): Promise<number> {
    const left = (await leaseEndsAt(this.#context.db, this.#room)) - now
    return Math.min(ASK_EVERY_MS, Math.max(left, 0) + ASK_AFTER_MS + Math.random() * SPREAD_MS)
  }

  get #leftMs(): number {
    return Math.min(this.#until.steady - performance.now(), this.#until.clock - this.#context.clock())
  }
}
