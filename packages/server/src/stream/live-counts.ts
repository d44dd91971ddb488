import type { Counts } from '../protocol/index.ts'
import type { Database } from '../store/database.ts'
import { countPeople } from '../store/presence.ts'

/** Counting reads the whole roster: not more often than this. */
const COUNT_EVERY_MS = 1_000

/** A room's counts as its clients were last told. */
export class LiveCounts {
  latest: Counts | undefined
  #countedAt = -Infinity
  #isDue = true

  changed(): void {
    this.#isDue = true
  }

  /** In how many milliseconds they can be counted again; undefined while nothing has changed. */
  get dueIn(): number | undefined {
    return this.#isDue ? Math.max(0, this.#countedAt + COUNT_EVERY_MS - performance.now()) : undefined
  }

  /** Counts where that is due. The counts, if they are other ones than were told. */
  async news(db: Database, room: string): Promise<Counts | undefined> {
    if (this.dueIn !== 0) return undefined
    this.#countedAt = performance.now()
    this.#isDue = false
    const before = this.latest
    const counts = await countPeople(db, room)
    this.latest = counts
    return before?.online === counts.online && before.total === counts.total ? undefined : counts
  }
}
