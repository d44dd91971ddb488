import type { Context } from '../context.ts'
import { CLOSE } from '../protocol/index.ts'
import type { LiveSocket } from './live-socket.ts'
import { RoomStream } from './room-stream.ts'

const MIN_TICK_MS = 50
const TICK_MS_PER_SOCKET = 0.05
/** Shorter than the 60 s after which a client takes a silent socket for dead. */
const BEAT_MS = 25_000

/** The streams of all rooms with an open panel. */
export class Streams {
  #streams = new Map<string, RoomStream>()
  #due = new Map<string, NodeJS.Timeout>()
  #beat: NodeJS.Timeout
  #context: Context

  constructor(context: Context) {
    this.#context = context
    this.#beat = setInterval(() => {
      for (const stream of this.#streams.values()) void stream.beat()
    }, BEAT_MS)
  }

  /** A room changed: everything until the next tick goes into one frame. */
  wake(room: string): void {
    const stream = this.#streams.get(room)
    if (!stream || this.#due.has(room)) return
    const tickMs = Math.max(MIN_TICK_MS, stream.sockets.size * TICK_MS_PER_SOCKET)
    const tick = () => {
      this.#due.delete(room)
      void stream.tick()
    }
    this.#due.set(room, setTimeout(tick, tickMs))
  }

  add(room: string, socket: LiveSocket): RoomStream {
    const stream = this.#streams.get(room) ?? new RoomStream(this.#context, room)
    this.#streams.set(room, stream)
    stream.sockets.add(socket)
    return stream
  }

  remove(room: string, socket: LiveSocket): void {
    const stream = this.#streams.get(room)
    stream?.remove(socket)
    if (stream?.sockets.size === 0) this.#streams.delete(room)
  }

  /** Rooms that somebody is looking at. */
  openRooms(): string[] {
    return [...this.#streams.keys()]
  }

  isWatching(room: string, participantId: string): boolean {
    const sockets = this.#streams.get(room)?.sockets ?? []
    return [...sockets].some((socket) => socket.participantId === participantId)
  }

  close(): void {
    clearInterval(this.#beat)
    for (const timer of this.#due.values()) clearTimeout(timer)
    for (const { sockets } of this.#streams.values()) {
      for (const socket of sockets) socket.close(CLOSE.serverStopping, 'the server stops')
    }
  }
}
