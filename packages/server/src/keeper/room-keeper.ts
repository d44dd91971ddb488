import { endGraces } from '../actions/end-graces.ts'
import type { Context } from '../context.ts'
import type { LiveKitClient } from '../livekit/client.ts'
import { listRoom, type MissingSince } from '../livekit/listing.ts'
import { syncRoom } from '../livekit/sync.ts'

const RETRY_MS = 1_000

/** Looks after one room: keeps LiveKit equal to the record, and ends stays when their grace runs out. */
export class RoomKeeper {
  #context: Context
  #client: LiveKitClient
  #room: string
  #syncedTo = 0
  #missing: MissingSince = new Map()
  #running: Promise<void> | undefined
  #again = false
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(context: Context, client: LiveKitClient, room: string) {
    this.#context = context
    this.#client = client
    this.#room = room
  }

  /** The room changed, or LiveKit can be reached again. Runs once at a time, and once more if woken meanwhile. */
  wake(): void {
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      // Woken between the last look and the end of the run.
      if (this.#again && !this.#closed) this.wake()
    })
  }

  /** @throws ProtocolError livekit-unavailable */
  list(): Promise<void> {
    return listRoom(this.#context, this.#client, this.#room, this.#missing)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false
      try {
        await this.#keep()
      } catch (error) {
        this.#context.log.error({ room: this.#room, err: error }, 'a room could not be looked after')
        this.#wakeIn(RETRY_MS)
      }
    }
  }

  async #keep(): Promise<void> {
    const syncedTo = await syncRoom(this.#context, this.#client, this.#room, this.#syncedTo)
    this.#syncedTo = syncedTo ?? this.#syncedTo
    const graceEnd = await endGraces(this.#context, this.#room)
    const waits = [
      ...(syncedTo === undefined ? [RETRY_MS] : []),
      ...(graceEnd === undefined ? [] : [graceEnd - this.#context.clock()]),
    ]
    if (waits.length > 0) this.#wakeIn(Math.min(...waits))
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), Math.max(ms, 0))
  }
}
