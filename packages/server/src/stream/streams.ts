import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from '../context.ts'
import type { Audience } from '../domain/audience.ts'
import { CLOSE } from '../protocol/index.ts'
import type { Arrival } from './arrivals.ts'
import type { LiveSocket } from './live-socket.ts'
import { RoomStream } from './room-stream.ts'
import { sweepSocket } from './sweep.ts'

/** One change seldom comes alone: a join is a session, a record and tracks. */
const GATHER_MS = 10
/** From one frame to the next at least. */
const MIN_TICK_MS = 50
const TICK_MS_PER_SOCKET = 0.05
/** Shorter than the 60 s after which a client takes a silent socket for dead. */
const BEAT_MS = 25_000
const SWEEP_MS = 1_000
/** When the database does not answer. */
const RETRY_MS = 1_000
/** So many sockets are told at once that the server stops; the next so much later, but all within 2 s. */
const WAVE = 250
const WAVE_MS = 50
const MAX_WAVES = 40
/** Who has not answered by then is cut off. */
const GOODBYE_WITHIN_MS = 500

/** All open sockets, and the streams of the rooms that they look at. */
export class Streams {
  #sockets = new Set<LiveSocket>()
  #streams = new Map<string, RoomStream>()
  #due = new Map<RoomStream, { at: number; timer: NodeJS.Timeout }>()
  #timers: NodeJS.Timeout[]
  #context: Context
  #isClosing = false

  constructor(context: Context) {
    this.#context = context
    this.#timers = [
      setInterval(() => this.#beat(), BEAT_MS),
      // One timer for all deadlines of all sockets.
      setInterval(() => this.#sweep(), SWEEP_MS),
    ]
  }

  /** A room changed. In a quiet one it is told at once; where much changes, everything until the next tick goes into one frame. */
  wake(room: string): void {
    const stream = this.#streams.get(room)
    if (!stream) return
    const tickMs = Math.max(MIN_TICK_MS, stream.size * TICK_MS_PER_SOCKET)
    this.#tickIn(stream, Math.max(GATHER_MS, stream.tickedAt + tickMs - performance.now()))
  }

  /** A socket has opened, and has still to say whose it is. */
  open(socket: LiveSocket): void {
    this.#sockets.add(socket)
    if (this.#isClosing) socket.close(CLOSE.serverStopping, 'the server stops')
  }

  /** A hello, or a resume. @throws ProtocolError when the person may not look */
  arrive(arrival: Pick<Arrival, 'socket' | 'position' | 'hello'>): Promise<void> {
    const { room } = arrival.socket
    const stream = this.#streams.get(room) ?? new RoomStream(this.#context, room)
    this.#streams.set(room, stream)
    return stream.arrive(arrival)
  }

  /** A socket has closed. */
  remove(socket: LiveSocket): void {
    this.#sockets.delete(socket)
    const stream = this.#streams.get(socket.room)
    stream?.remove(socket)
    if (stream) this.#forgetIfEmpty(stream)
  }

  /** Rooms that somebody is looking at. */
  openRooms(): string[] {
    return [...this.#streams.keys()]
  }

  isOpen(room: string): boolean {
    return this.#streams.has(room)
  }

  /** Open sockets that have said whose they are. */
  socketsByAudience(): Record<Audience, number> {
    const open: Record<Audience, number> = { staff: 0, everyone: 0, stage: 0, self: 0 }
    for (const { viewer } of this.#sockets) if (viewer) open[viewer.audience] += 1
    return open
  }

  isWatching(room: string, participantId: string): boolean {
    return this.#streams.get(room)?.viewers.has(participantId) ?? false
  }

  /** Participant ids of those who look while they wait to be let in. */
  waiting(): string[] {
    return [...this.#streams.values()].flatMap(({ viewers }) =>
      [...viewers.values()].filter(({ isWaiting }) => isWaiting).map(({ id }) => id),
    )
  }

  /** Tells all panels to come back later; many are told in waves, so that they do not come back in one moment. */
  async close(): Promise<void> {
    this.#isClosing = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const { timer } of this.#due.values()) clearTimeout(timer)
    const sockets = [...this.#sockets]
    const wave = Math.max(WAVE, Math.ceil(sockets.length / MAX_WAVES))
    let at = performance.now()
    for (let told = 0; told < sockets.length; told += wave) {
      for (const socket of sockets.slice(told, told + wave)) socket.close(CLOSE.serverStopping, 'the server stops')
      // By the clock: what closing costs is no further wait.
      at += WAVE_MS
      await delay(Math.max(0, at - performance.now()))
    }
    const deadline = performance.now() + GOODBYE_WITHIN_MS
    while (this.#sockets.size > 0 && performance.now() < deadline) await delay(10)
    for (const socket of this.#sockets) socket.terminate()
    await Promise.all([...this.#streams.values()].map((stream) => stream.idle()))
  }

  /** Not later than in so long: what is due later (a count, another try) comes with it. */
  #tickIn(stream: RoomStream, ms: number): void {
    const at = performance.now() + ms
    const due = this.#due.get(stream)
    if (this.#isClosing || (due && due.at <= at)) return
    clearTimeout(due?.timer)
    const timer = setTimeout(() => {
      this.#due.delete(stream)
      void this.#tick(stream)
    }, ms)
    this.#due.set(stream, { at, timer })
  }

  async #tick(stream: RoomStream, isBeat = false): Promise<void> {
    let again: number | undefined
    stream.tickedAt = performance.now()
    try {
      again = await stream.tick(isBeat)
      this.#context.troubles.worked('stream', { room: stream.name })
    } catch (error) {
      this.#context.troubles.failed('stream', error, { room: stream.name })
      again = RETRY_MS
    }
    if (again !== undefined && stream.size > 0) this.#tickIn(stream, again)
  }

  #beat(): void {
    for (const stream of this.#streams.values()) void this.#tick(stream, true)
  }

  #sweep(): void {
    const now = this.#context.clock()
    for (const socket of this.#sockets) sweepSocket(socket, now)
    for (const stream of this.#streams.values()) {
      stream.closeEnded(now)
      this.#forgetIfEmpty(stream)
    }
  }

  #forgetIfEmpty(stream: RoomStream): void {
    if (!stream.isEmpty || this.#streams.get(stream.name) !== stream) return
    this.#streams.delete(stream.name)
    clearTimeout(this.#due.get(stream)?.timer)
    this.#due.delete(stream)
  }
}
