import type { WebSocket } from 'ws'
import { CLOSE } from '../protocol/index.ts'

/** L7: what may wait for a slow reader, in bytes. */
const MAX_QUEUE = 1024 * 1024

/** One panel's open socket. Sends to it never wait and never grow without bound. */
export class LiveSocket {
  readonly participantId: string
  #socket: WebSocket

  constructor(socket: WebSocket, participantId: string) {
    this.#socket = socket
    this.participantId = participantId
  }

  send(frame: string): void {
    if (this.#socket.bufferedAmount > MAX_QUEUE) return this.close(CLOSE.tooSlow, 'too slow: resume')
    this.#socket.send(frame)
  }

  /** `reason`: at most 123 bytes. */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }
}
