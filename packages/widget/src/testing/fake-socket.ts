import type { ClientFrame, ServerFrame } from 'participant-panel-server/protocol'

/** Stands in for the browser's WebSocket; the fake server holds the other end. */
export class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING
  readonly sent: ClientFrame[] = []
  onReceive: (frame: ClientFrame) => void = () => {}
  readonly url: string
  readonly protocol: string

  constructor(url: string, protocol: string) {
    super()
    this.url = url
    this.protocol = protocol
  }

  open() {
    if (this.readyState !== WebSocket.CONNECTING) return
    this.readyState = WebSocket.OPEN
    this.dispatchEvent(new Event('open'))
  }

  /** From the client to the server. */
  send(text: string) {
    const frame = JSON.parse(text) as ClientFrame
    this.sent.push(frame)
    this.onReceive(frame)
  }

  /** From the server to the client. */
  deliver(frame: ServerFrame) {
    if (this.readyState === WebSocket.OPEN)
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }

  close(code = 1000) {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    this.dispatchEvent(new CloseEvent('close', { code }))
  }
}
