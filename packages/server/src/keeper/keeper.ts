import { sweepProvisionals } from '../actions/sweep-provisionals.ts'
import type { Context } from '../context.ts'
import type { LiveKitClient } from '../livekit/client.ts'
import { ProtocolError } from '../protocol/index.ts'
import { roomsWithPresence } from '../store/participants.ts'
import { listRoomNames } from '../store/rooms.ts'
import type { Streams } from '../stream/streams.ts'
import { RoomKeeper } from './room-keeper.ts'

/** W4: how often LiveKit is asked who is in a room that a panel looks at, and in every other one. */
const WATCHED_EVERY_MS = 5_000
const ALL_EVERY_MS = 60_000

/** Looks after all rooms: this one instance keeps every one of them. */
export class Keeper {
  #context: Context
  #client: LiveKitClient
  #streams: Streams
  #rooms = new Map<string, RoomKeeper>()
  #timer: NodeJS.Timeout | undefined
  #listing: Promise<void> = Promise.resolve()
  #allListedAt = -Infinity
  #isReachable = true
  #closed = false

  constructor(context: Context, client: LiveKitClient, streams: Streams) {
    this.#context = context
    this.#client = client
    this.#streams = streams
  }

  /** Everything that may have happened meanwhile is found by a listing at once. */
  async start(): Promise<void> {
    for (const room of await roomsWithPresence(this.#context.db)) this.wake(room)
    this.#tick()
  }

  wake(room: string): void {
    if (!this.#closed) this.#keeperOf(room).wake()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#listing
    await Promise.all([...this.#rooms.values()].map((keeper) => keeper.close()))
  }

  #tick(): void {
    this.#listing = this.#lookAfterAll().finally(() => {
      if (!this.#closed) this.#timer = setTimeout(() => this.#tick(), WATCHED_EVERY_MS)
    })
  }

  async #lookAfterAll(): Promise<void> {
    try {
      await sweepProvisionals(this.#context, (room, id) => this.#streams.isWatching(room, id))
      const isAllDue = !this.#isReachable || this.#context.clock() - this.#allListedAt >= ALL_EVERY_MS
      const rooms = isAllDue ? await this.#roomsInUse() : this.#streams.openRooms()
      for (const room of rooms) await this.#keeperOf(room).list()
      if (isAllDue) this.#allListedAt = this.#context.clock()
      if (!this.#isReachable) this.#context.log.info('LiveKit answers again: all rooms have been listed')
      this.#isReachable = true
    } catch (error) {
      const isOutage = error instanceof ProtocolError && error.problem.code === 'livekit-unavailable'
      if (!isOutage || this.#isReachable) this.#context.log.warn({ err: error }, 'rooms could not be listed')
      if (isOutage) this.#isReachable = false
    }
  }

  /** Known rooms that exist in LiveKit, that somebody is connected to by our books, or that somebody looks at. */
  async #roomsInUse(): Promise<Set<string>> {
    const existing = new Set(await this.#client.listRooms())
    const known = await listRoomNames(this.#context.db)
    const inUse = new Set([...known.filter((name) => existing.has(name)), ...this.#streams.openRooms()])
    return inUse.union(new Set(await roomsWithPresence(this.#context.db)))
  }

  #keeperOf(room: string): RoomKeeper {
    const keeper = this.#rooms.get(room) ?? new RoomKeeper(this.#context, this.#client, room)
    this.#rooms.set(room, keeper)
    return keeper
  }
}
