import {
  LIVE_SUBPROTOCOL,
  type ClientFrame,
  type ParticipantRecord,
  type ServerFrame,
  type Snapshot,
} from 'participant-panel-server/protocol'
import type { CompanionClient } from '../companion-client.ts'

/** As much of the live stream (docs/protocol.md) as somebody without a panel needs: their own record. */
export class OwnStream {
  record: ParticipantRecord | undefined
  readonly #socket: WebSocket

  private constructor(socket: WebSocket, hello: ClientFrame) {
    this.#socket = socket
    socket.addEventListener('open', () => this.send(hello))
    socket.addEventListener('message', ({ data }) => this.#read(JSON.parse(String(data)) as ServerFrame))
  }

  /** From now on. Whoever waits is waiting as long as this is open. */
  static async open(companion: CompanionClient, room: string, token: string): Promise<OwnStream> {
    const path = `/v1/rooms/${encodeURIComponent(room)}`
    const { position } = await companion.call<Snapshot>('GET', `${path}/participants`, undefined, token)
    const socket = new WebSocket(`${companion.url.replace('http', 'ws')}${path}/live`, LIVE_SUBPROTOCOL)
    return new OwnStream(socket, { type: 'hello', token, position })
  }

  get isOpen(): boolean {
    return this.#socket.readyState <= WebSocket.OPEN
  }

  send(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  close(): void {
    this.#socket.close()
  }

  #read(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#take(frame.self)
    if (frame.type === 'self') this.#take(frame.record)
    if (frame.type === 'changes') for (const record of frame.put) this.#take(record)
    if (frame.type === 'reset') this.close() // another one begins where this one ends
  }

  #take(record: ParticipantRecord): void {
    this.record ??= record
    if (record.id === this.record.id && record.offset >= this.record.offset) this.record = record
  }
}
