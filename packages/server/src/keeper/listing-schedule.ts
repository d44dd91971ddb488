import { backOffMs } from '../livekit/back-off.ts'

/**
 * W4: how often LiveKit is asked who is in a room that a panel looks at, and in every other one. Slightly more than the
 * 5 s that two listings must be apart to close a session, so that the second listing always does.
 */
const WATCHED_EVERY_MS = 5_050
const OTHERWISE_EVERY_MS = 60_000
/** A doubt is looked into at once, but never sooner than this after the last listing. */
const AT_MOST_EVERY_MS = 1_000

/** When a room is listed next: by the machine's steady time, in milliseconds. */
export class ListingSchedule {
  #listedAt: number
  #isDoubted: boolean
  #failures = 0
  #retryAt = 0

  /** `isDoubted`: at once. Else the record is taken to be right until the next listing. */
  constructor(isDoubted: boolean) {
    this.#isDoubted = isDoubted
    this.#listedAt = isDoubted ? -Infinity : performance.now()
  }

  get isAway(): boolean {
    return this.#failures > 0
  }

  doubt(): void {
    this.#isDoubted = true
  }

  /** How long from now; 0 or less: it is due. */
  dueIn(isWatched: boolean): number {
    const every = isWatched ? WATCHED_EVERY_MS : OTHERWISE_EVERY_MS
    const at = this.isAway ? this.#retryAt : this.#listedAt + (this.#isDoubted ? AT_MOST_EVERY_MS : every)
    return at - performance.now()
  }

  begun(): void {
    this.#listedAt = performance.now()
    this.#isDoubted = false
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    this.#failures += 1
    this.#retryAt = performance.now() + backOffMs(this.#failures)
  }
}
