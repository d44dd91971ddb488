import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const MASK = Buffer.alloc(4)

/**
 * A WebSocket client with nothing in it but the handshake and the frames a server may send, so that ten thousand of
 * them cost the load's side next to nothing.
 */
export class RawClient {
  /** Called with each text frame and the time it was complete. */
  onText: (text: Buffer, at: number) => void = () => undefined
  onClose: (code: number) => void = () => undefined
  readonly socket: Socket
  #pending: Buffer = Buffer.alloc(0)
  #isOpen = false
  #opened: () => void = () => undefined

  private constructor(socket: Socket) {
    this.socket = socket
    socket.setNoDelay(true)
    socket.on('data', (data: Buffer) => this.#receive(data))
    socket.on('close', () => this.onClose(1006))
    socket.on('error', () => undefined)
  }

  static open(url: string, path: string, protocol: string): Promise<RawClient> {
    const { hostname, port, host } = new URL(url)
    const socket = connect(Number(port), hostname)
    const client = new RawClient(socket)
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    )
    return new Promise((resolve, reject) => {
      client.#opened = () => resolve(client)
      socket.once('close', () => reject(new Error('closed before it was open')))
    })
  }

  send(text: string): void {
    const payload = Buffer.from(text)
    const length = payload.length < 126 ? Buffer.of(0x81, 0x80 | payload.length) : Buffer.of(0x81, 0xfe, 0, 0)
    if (payload.length >= 126) length.writeUInt16BE(payload.length, 2)
    this.socket.write(Buffer.concat([length, MASK, payload]))
  }

  close(): void {
    this.socket.destroy()
  }

  #receive(data: Buffer): void {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, data]) : data
    if (!this.#isOpen) {
      const end = this.#pending.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!this.#pending.toString('latin1', 0, 12).endsWith('101')) return void this.socket.destroy()
      this.#pending = this.#pending.subarray(end + 4)
      this.#isOpen = true
      this.#opened()
    }
    while (this.#takeFrame());
  }

  #takeFrame(): boolean {
    const frame = this.#pending
    if (frame.length < 2) return false
    const short = frame[1]! & 0x7f
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    if (frame.length < head) return false
    const length = short === 127 ? Number(frame.readBigUInt64BE(2)) : short === 126 ? frame.readUInt16BE(2) : short
    if (frame.length < head + length) return false
    const opcode = frame[0]! & 0x0f
    const payload = frame.subarray(head, head + length)
    this.#pending = frame.subarray(head + length)
    if (opcode === 1) this.onText(payload, performance.now())
    if (opcode === 8) this.onClose(payload.length >= 2 ? payload.readUInt16BE(0) : 1005)
    if (opcode === 9) this.socket.write(Buffer.concat([Buffer.of(0x8a, 0x80 | payload.length), MASK, payload]))
    return true
  }
}
