import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket, type ClientOptions } from 'ws'
import {
  LIVE_SUBPROTOCOL,
  type Changes,
  type ClientFrame,
  type ParticipantRecord,
  type ServerFrame,
  type Snapshot,
} from '../../src/protocol/index.ts'

/** A client of the stream, which keeps every frame that came. */
export class Panel {
  readonly frames: ServerFrame[] = []
  /** As they came. */
  readonly texts: string[] = []
  onFrame: (frame: ServerFrame) => void = () => {}
  readonly closed: Promise<number>
  #socket: WebSocket

  private constructor(socket: WebSocket) {
    this.#socket = socket
    this.closed = new Promise((resolve) => socket.on('close', resolve))
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      const frame = JSON.parse(text) as ServerFrame
      this.texts.push(text)
      this.frames.push(frame)
      this.onFrame(frame)
    })
  }

  /** Rejects with `Unexpected server response: N` when the upgrade is refused. */
  static async open(url: string, options: ClientOptions = {}): Promise<Panel> {
    const socket = new WebSocket(url, LIVE_SUBPROTOCOL, options)
    const panel = new Panel(socket)
    await once(socket, 'open')
    return panel
  }

  send(frame: ClientFrame | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  /** Sends it and ends the connection in one piece, as a page that closes does. */
  sendLast(frame: ClientFrame): void {
    const { _socket: line } = this.#socket as unknown as { _socket: Socket }
    line.cork()
    this.send(frame)
    this.#socket.close()
    line.uncork()
  }

  /** Reads nothing more until `readOn`. */
  stopReading(): void {
    this.#socket.pause()
  }

  readOn(): void {
    this.#socket.resume()
  }

  /** The first frame of this type, once it is there. */
  async frame<Type extends ServerFrame['type']>(type: Type): Promise<Extract<ServerFrame, { type: Type }>> {
    return eventually(() => {
      const found = this.frames.find((frame) => frame.type === type)
      if (!found)
        throw new Error(`no ${type} yet, but ${this.frames.map((frame) => frame.type).join(' ') || 'nothing'}`)
      return found as Extract<ServerFrame, { type: Type }>
    })
  }

  get changes(): Changes[] {
    return this.frames.filter((frame) => frame.type === 'changes')
  }

  /** What a client that held this snapshot holds now: rule L3. */
  roster(snapshot: Snapshot): { position: string; people: Map<string, ParticipantRecord> } {
    const people = new Map(snapshot.participants.map((person) => [person.id, person]))
    let { position } = snapshot
    for (const { after, upTo, put, only } of this.changes) {
      if (after !== position) throw new Error(`a frame after ${after} for a client at ${position}`)
      for (const person of put) {
        if (person.offset >= (people.get(person.id)?.offset ?? 0)) people.set(person.id, person)
      }
      if (only) for (const id of people.keys()) if (!only.includes(id)) people.delete(id)
      position = upTo
    }
    return { position, people }
  }

  close(): void {
    this.#socket.terminate()
  }
}

/** Asks until the answer holds; the last failure tells what was missing. */
export async function eventually<Value>(check: () => Value | Promise<Value>, withinMs = 20_000): Promise<Value> {
  const deadline = Date.now() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await delay(25)
    }
  }
}
