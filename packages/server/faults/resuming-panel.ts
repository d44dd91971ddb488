import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import {
  LIVE_SUBPROTOCOL,
  closeAdvice,
  type CloseAdvice,
  type Changes,
  type ParticipantRecord,
  type Position,
  type ServerFrame,
} from '../src/protocol/index.ts'
import type { Client } from './client.ts'
import type { Recorder } from './recorder.ts'

const MAX_WAIT_MS = 4_000
/** A socket that has been silent so long is dead: the server says something every 25 s. */
const SILENT_MS = 60_000
const LOOK_EVERY_MS = 1_000

export type PanelOptions = {
  name: string
  room: string
  token: string
  client: Client
  recorder: Recorder
  /** Where the socket goes, when not straight to the server. */
  url?: string
  /** From 0 to below 1, for the jitter. */
  random: () => number
  onPut?: (person: ParticipantRecord) => void
  onFrame?: (frame: Changes) => void
  /** A new session, where the old one has ended. */
  renew?: () => Promise<string>
}

/** A panel without a face: keeps the rules L1 to L4, and after every disconnect comes back with its position. */
export class ResumingPanel {
  readonly people = new Map<string, ParticipantRecord>()
  position: Position | undefined
  isLive = false
  isClosed = false
  readonly closeCodes: number[] = []
  resets = 0
  #options: PanelOptions
  #socket: WebSocket | undefined
  #attempt = 0
  #heardAt = performance.now()
  #isAsleep = false
  #watch: NodeJS.Timeout

  constructor(options: PanelOptions) {
    this.#options = { ...options }
    this.#connect()
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  get name(): string {
    return this.#options.name
  }

  get room(): string {
    return this.#options.room
  }

  /** Of its present session. */
  get token(): string {
    return this.#options.token
  }

  /** Stops reading, as a tab that hangs. */
  stall(): void {
    this.#socket?.pause()
  }

  unstall(): void {
    this.#socket?.resume()
  }

  /** Loses the connection without a word; comes back by itself. */
  drop(): void {
    this.#socket?.terminate()
  }

  /** A laptop that is shut: nothing is read, nothing is noticed. */
  sleep(): void {
    this.#isAsleep = true
    this.stall()
  }

  wake(): void {
    this.#isAsleep = false
    this.unstall()
  }

  #look(): void {
    if (
      !this.#isAsleep &&
      this.#socket?.readyState === WebSocket.OPEN &&
      performance.now() - this.#heardAt > SILENT_MS
    ) {
      this.drop()
    }
  }

  close(): void {
    this.isClosed = true
    clearInterval(this.#watch)
    this.#socket?.terminate()
  }

  #connect(): void {
    const { client, room, name, token, url = client.url, recorder } = this.#options
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/rooms/${room}/live`, LIVE_SUBPROTOCOL)
    this.#socket = socket
    this.#heardAt = performance.now()
    socket.on('open', () => {
      const at = this.position !== undefined && { position: this.position }
      recorder.add({ kind: 'hello', panel: name, room, ...at })
      socket.send(JSON.stringify({ type: 'hello', token, ...at }))
    })
    socket.on('message', (data: Buffer) => this.#receive(socket, JSON.parse(data.toString()) as ServerFrame))
    socket.on('error', () => undefined) // `close` follows
    socket.on('close', (code) => {
      this.isLive = false
      this.closeCodes.push(code)
      recorder.add({ kind: 'closed', panel: name, code })
      const advice = closeAdvice(code)
      if (!this.isClosed && advice !== 'do-not-reconnect') void this.#reconnect(advice)
    })
  }

  async #reconnect(advice: CloseAdvice): Promise<void> {
    const { renew } = this.#options
    if (advice === 'reconnect-with-new-token' && renew) this.#options.token = await renew()
    const base = Math.min(200 * 2 ** this.#attempt, MAX_WAIT_MS)
    this.#attempt += 1
    await delay(base * (0.5 + this.#options.random()))
    if (!this.isClosed) this.#connect()
  }

  #receive(socket: WebSocket, frame: ServerFrame): void {
    this.#heardAt = performance.now()
    const { recorder, name } = this.#options
    if (frame.type === 'welcome') {
      this.#attempt = 0
      // Where nothing happened meanwhile nothing follows.
      this.isLive = this.position !== undefined
    }
    if (frame.type === 'reset') {
      recorder.add({ kind: 'reset', panel: name })
      this.resets += 1
      void delay(frame.inMs).then(() => this.#startOver(socket))
    }
    if (frame.type !== 'changes') return
    const { after, upTo, put } = frame
    recorder.add({ kind: 'frame', panel: name, after, upTo, records: put.length })
    if (after !== this.position) void this.#startOver(socket)
    else this.#apply(frame)
  }

  #apply(frame: Changes): void {
    for (const person of frame.put) {
      if (person.unlisted) this.people.delete(person.id)
      else if (person.offset >= (this.people.get(person.id)?.offset ?? 0)) this.people.set(person.id, person)
      this.#options.onPut?.(person)
    }
    if (frame.only) for (const id of this.people.keys()) if (!frame.only.includes(id)) this.people.delete(id)
    this.position = frame.upTo
    this.isLive = true
    this.#options.onFrame?.(frame)
  }

  async #startOver(socket: WebSocket): Promise<void> {
    const { client, room, token, recorder, name } = this.#options
    this.position = undefined
    const snapshot = await client.snapshot(room, token).catch(() => undefined)
    if (!snapshot || socket.readyState !== WebSocket.OPEN) return socket.terminate()
    this.people.clear()
    for (const person of snapshot.participants) this.people.set(person.id, person)
    this.position = snapshot.position
    recorder.add({ kind: 'snapshot', panel: name, position: snapshot.position })
    socket.send(JSON.stringify({ type: 'resume', position: snapshot.position }))
    this.isLive = true
  }
}
