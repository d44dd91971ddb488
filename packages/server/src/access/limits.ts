import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProtocolError } from '../protocol/index.ts'

/** What one person may do how often: `perSecond`, and once in a while so many more. */
const ALLOWANCES = {
  actions: { perSecond: 10, burst: 20 },
  joins: { perSecond: 1, burst: 5 },
  hands: { perSecond: 1, burst: 3 },
  attendance: { perSecond: 1, burst: 10 },
  sessions: { perSecond: 5, burst: 20 },
} as const

export type Limited = keyof typeof ALLOWANCES

/** A burst is had again only after so long, so that it is not simply a higher rate. */
const BURST_EVERY_S = 10
const FAILURES_PER_MINUTE = 30

/** Counted in the memory of this instance. */
export class Limits {
  #people = new Map<Limited, BurstyRateLimiter>()
  #failures = new RateLimiterMemory({ keyPrefix: 'failures', points: FAILURES_PER_MINUTE, duration: 60 })

  constructor() {
    for (const [name, { perSecond, burst }] of Object.entries(ALLOWANCES)) {
      const steady = new RateLimiterMemory({ keyPrefix: name, points: perSecond, duration: 1 })
      const spare = burst - perSecond
      const extra = new RateLimiterMemory({ keyPrefix: `${name}-burst`, points: spare, duration: BURST_EVERY_S })
      this.#people.set(name as Limited, new BurstyRateLimiter(steady, extra))
    }
  }

  /** @throws ProtocolError too-many-requests */
  async count(what: Limited, room: string, userId: string): Promise<void> {
    await consume(this.#people.get(what)!, JSON.stringify([room, userId]))
  }

  /**
   * A bad token came from this address. Only failures are counted and only failures are refused: a good token passes,
   * whoever else sits behind the same address.
   * @throws ProtocolError too-many-requests
   */
  async countFailure(address: string): Promise<void> {
    await consume(this.#failures, address)
  }
}

async function consume(limiter: Pick<RateLimiterMemory, 'consume'>, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new ProtocolError('too-many-requests', `Too many requests: try again in ${retryAfter} s.`, { retryAfter })
  }
}
