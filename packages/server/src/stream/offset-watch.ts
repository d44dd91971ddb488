import type { Context } from '../context.ts'
import { isPostgres } from '../store/database.ts'
import { offsetsOf } from '../store/rooms.ts'

const EVERY_MS = 1_000

/** Finds the rooms that another instance changed without our hearing of it: one query a second for all that are open. */
export class OffsetWatch {
  readonly #context: Context
  readonly #openRooms: () => string[]
  readonly #wake: (room: string) => void
  #known = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined

  constructor(context: Context, openRooms: () => string[], wake: (room: string) => void) {
    this.#context = context
    this.#openRooms = openRooms
    this.#wake = wake
    // A SQLite file has no other instance.
    if (isPostgres(context.db)) this.#timer = setInterval(() => (this.#running ??= this.#compare()), EVERY_MS)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  async #compare(): Promise<void> {
    try {
      const offsets = await offsetsOf(this.#context.db, this.#openRooms())
      for (const [room, offset] of offsets) if (this.#known.get(room) !== offset) this.#wake(room)
      this.#known = offsets
      this.#context.troubles.worked('offset-watch')
    } catch (error) {
      this.#context.troubles.failed('offset-watch', error)
    } finally {
      this.#running = undefined
    }
  }
}
