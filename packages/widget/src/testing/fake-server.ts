import {
  CLOSE,
  LIVE_SUBPROTOCOL,
  problem,
  type ActionRequest,
  type By,
  type ClientFrame,
  type ExpectedRequest,
  type JoinRequest,
  type ParticipantRecord,
  type RoomChange,
  type ServerFrame,
  type SessionRequest,
} from 'participant-panel-server/protocol'
import { answerTo } from './fake-answers.ts'
import { FakeBulks } from './fake-bulks.ts'
import { FakeRoster } from './fake-roster.ts'
import { FakeSocket } from './fake-socket.ts'
import { people } from './people.ts'
import { refusal } from './refusal.ts'

export { refusal } from './refusal.ts'

type Answer = Response | undefined | Promise<Response | undefined>

/**
 * A companion in memory that speaks the protocol. `install()` puts it behind `fetch` and `WebSocket` for its own
 * origin only. Every panel token is accepted and means `self`.
 */
export class FakeServer extends FakeRoster {
  readonly origin: string
  /** The user id that sessions are for. */
  self: string
  /** Refuses everything as a dead network does. */
  unreachable = false
  sessionLasts = 3_600_000
  /** Its clock, of the browser's. */
  aheadMs = 0
  sockets: FakeSocket[] = []
  /** What was asked, as `GET /v1/rooms/studio/participants`. */
  readonly asked: string[] = []
  /** What sessions were opened with, and what joins asked for. */
  readonly sessionRequests: SessionRequest[] = []
  readonly joinRequests: JoinRequest[] = []
  readonly actionRequests: ActionRequest[] = []
  readonly roomChanges: RoomChange[] = []
  /** Who was put on the list, request by request. */
  readonly expected: ExpectedRequest['people'][] = []
  /** Answers instead of the server when it returns something. */
  intercept: (request: Request, call: string) => Answer = () => undefined

  /** What goes on after the answer. */
  readonly bulks = new FakeBulks((change) => this.setRoom(change))
  /** Who was let in from the waiting room. */
  readonly admitted = new Set<string>()
  #sessions = 0
  #restore: (() => void)[] = []

  constructor({ self = 'maya', records = people, origin = 'https://panel.test' } = {}) {
    super(records)
    this.origin = origin
    this.self = self
  }

  /** Whoever asks. */
  get actor(): ParticipantRecord {
    return this.record(this.self)
  }

  by(): By {
    const { id, name } = this.actor
    return { id, name, at: Date.now() }
  }

  now(): number {
    return Date.now() + this.aheadMs
  }

  newSession() {
    const serverTime = this.now()
    return { token: `session-${++this.#sessions}`, serverTime, expiresAt: serverTime + this.sessionLasts }
  }

  install() {
    const { fetch, WebSocket: RealSocket } = globalThis
    globalThis.fetch = async (input, init) => {
      const request = input instanceof Request ? input : new Request(new URL(input, location.href), init)
      return new URL(request.url).origin === this.origin
        ? Promise.race([this.#fetch(request), untilAborted(request.signal)])
        : fetch(input, init)
    }
    globalThis.WebSocket = new Proxy(RealSocket, {
      construct: (target, [url, protocol]: [string, string]) =>
        new URL(url).host === new URL(this.origin).host ? this.#accept(url, protocol) : new target(url, protocol),
    })
    this.#restore.push(() => Object.assign(globalThis, { fetch, WebSocket: RealSocket }))
    return this
  }

  uninstall() {
    for (const restore of this.#restore.splice(0)) restore()
    this.dropSockets()
  }

  /** Says why, and closes every socket of this panel, as the server does to whoever is kept out. */
  bar(bar: NonNullable<ParticipantRecord['bar']>) {
    this.intercept = () => refusal('barred', undefined, { bar })
    this.tell({ type: 'bye', problem: problem('barred', undefined, { bar }) })
    this.dropSockets(CLOSE.barred)
  }

  dropSockets(code = 1006) {
    for (const socket of this.sockets.splice(0)) socket.close(code)
  }

  protected override tell(frame: ServerFrame) {
    for (const socket of this.sockets) socket.deliver(frame)
  }

  async #fetch(request: Request): Promise<Response> {
    const call = `${request.method} ${new URL(request.url).pathname}`
    this.asked.push(call)
    await Promise.resolve()
    if (this.unreachable) throw new TypeError('Failed to fetch')
    return (await this.intercept(request, call)) ?? answerTo(this, request)
  }

  #accept(url: string, protocol: string): FakeSocket {
    const socket = new FakeSocket(url, protocol)
    socket.onReceive = (frame) => this.#receive(socket, frame)
    queueMicrotask(() => {
      if (this.unreachable || protocol !== LIVE_SUBPROTOCOL) socket.close(1006)
      else socket.open()
    })
    return socket
  }

  #receive(socket: FakeSocket, frame: ClientFrame) {
    if (frame.type === 'report') return
    if (frame.type === 'token') return socket.deliver({ type: 'session', ...this.newSession() })
    const { room, counts, position: upTo } = this
    if (frame.type === 'hello') {
      const self = this.actor
      const expiresAt = this.now() + this.sessionLasts
      socket.deliver({ type: 'welcome', self, serverTime: this.now(), room, expiresAt })
    }
    const put = this.since(frame.position)
    if (!put) return socket.deliver({ type: 'reset', inMs: 0 })
    socket.deliver({ type: 'changes', after: frame.position!, upTo, put, counts })
    if (!this.sockets.includes(socket)) this.sockets.push(socket)
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}
