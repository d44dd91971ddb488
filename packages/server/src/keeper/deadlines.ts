import type { EpochMs } from '../protocol/index.ts'

/**
 * Times on record that the keeper waits for. Each is read once; from then on it runs by the steady clock, and never for
 * longer than it may last: neither a clock that is put back nor one that is off stretches it.
 */
export class Deadlines {
  readonly #longestMs: number
  #at = new Map<string, number>()

  constructor(longestMs: number) {
    this.#longestMs = longestMs
  }

  /**
   * `waiting`: all that is waited for, with a key that is new where the time is a new one; the rest is forgotten.
   * @returns those whose time has come, and in how many milliseconds the next one's comes
   */
  check<Item extends { key: string; endsAt: EpochMs }>(
    waiting: Item[],
    now: EpochMs,
  ): { due: Item[]; nextIn: number | undefined } {
    const steady = performance.now()
    const left = ({ endsAt }: Item) => Math.min(Math.max(endsAt - now, 0), this.#longestMs)
    this.#at = new Map(waiting.map((item) => [item.key, this.#at.get(item.key) ?? steady + left(item)]))
    const isDue = ({ key }: Item) => this.#at.get(key)! <= steady
    const later = waiting.filter((item) => !isDue(item)).map(({ key }) => this.#at.get(key)! - steady)
    return { due: waiting.filter(isDue), nextIn: later.length > 0 ? Math.min(...later) : undefined }
  }
}
