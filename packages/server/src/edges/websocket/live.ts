import type { RawData } from 'ws'
import { prolongSession, verifySession, type Session } from '../../access/session-token.ts'
import type { Reports } from '../../actions/reports.ts'
import type { Context } from '../../context.ts'
import { CLOSE, ProtocolError, type ClientFrame, type Hello, type Report } from '../../protocol/index.ts'
import type { LiveSocket } from '../../stream/live-socket.ts'
import type { Streams } from '../../stream/streams.ts'
import { readFrame } from './frame.ts'
import type { Strangers } from './strangers.ts'

/** What happens on the sockets of `GET /v1/rooms/:room/live`; the same three listeners serve all of them. */
export class Live {
  #context: Context
  #streams: Streams
  #strangers: Strangers
  #reports: Reports

  constructor(context: Context, streams: Streams, strangers: Strangers, reports: Reports) {
    this.#context = context
    this.#streams = streams
    this.#strangers = strangers
    this.#reports = reports
  }

  /** A socket has opened. */
  attend(socket: LiveSocket): void {
    this.#streams.open(socket)
    socket.on('message', this.#onMessage)
    socket.on('pong', onPong)
    socket.on('close', this.#onClose)
    // What the parser refuses: the close frame says it.
    socket.on('error', nothing)
  }

  #onMessage = listener<[RawData, boolean]>((socket, data, isBinary) => {
    if (!socket.isOpen) return
    if (!socket.mayReceive()) return socket.close(CLOSE.tooManyFrames, 'too many frames')
    const frame = readFrame(data, isBinary)
    if (!frame) return socket.close(CLOSE.badFrame, 'not a frame of this protocol')
    // The last word of a page that closes: the socket is closing before anything that waits has its turn.
    if (frame.type === 'report' && socket.viewer) return this.#report(socket, frame)
    const receive = async () => {
      if (socket.isOpen) await this.#receive(socket, frame)
    }
    socket.inOrder = socket.inOrder.then(receive).catch((error: unknown) => this.#refuse(socket, error))
  })

  #onClose = listener((socket) => {
    const { viewer, lateReport } = socket
    this.#streams.remove(socket)
    this.#strangers.remove(socket)
    if (viewer && lateReport) this.#reports.add(socket.room, viewer.userId, lateReport)
  })

  async #receive(socket: LiveSocket, frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello') {
      if (!socket.expiresAt) return this.#greet(socket, frame)
    } else if (socket.viewer) {
      if (frame.type === 'resume') return this.#streams.arrive({ socket, position: frame.position })
      if (frame.type === 'token') return this.#renew(socket, frame.token)
      if (frame.type === 'report') return this.#report(socket, frame)
    }
    socket.close(CLOSE.badFrame, `unexpected ${frame.type}`)
  }

  async #greet(socket: LiveSocket, { token, position }: Hello): Promise<void> {
    const { userId, expiresAt } = this.#verify(socket, token)
    socket.expiresAt = expiresAt
    this.#strangers.remove(socket)
    await this.#streams.arrive({ socket, position, hello: { userId, expiresAt } })
  }

  /** L8: standing needs no look here: whoever was barred meanwhile is closed by the stream. */
  #renew(socket: LiveSocket, token: string): void {
    const session = this.#verify(socket, token)
    if (session.userId !== socket.viewer?.userId)
      throw new ProtocolError('token-invalid', 'This is the session of somebody else.')
    const renewed = prolongSession(this.#context.config, session, this.#context.clock())
    socket.expiresAt = renewed.expiresAt
    socket.push({ type: 'session', token: renewed.token, expiresAt: renewed.expiresAt })
  }

  #report(socket: LiveSocket, report: Report): void {
    const isInTime = socket.viewer?.mayReport() ?? false
    socket.lateReport = isInTime ? undefined : report
    if (isInTime) this.#reports.add(socket.room, socket.viewer!.userId, report)
  }

  #verify({ room }: LiveSocket, token: string): Session {
    const session = verifySession(this.#context.config, token, this.#context.clock())
    if (session.room !== room) throw new ProtocolError('wrong-room')
    return session
  }

  #refuse(socket: LiveSocket, error: unknown): void {
    if (!(error instanceof ProtocolError) || error.problem.retryable) {
      this.#context.log.error({ err: error }, 'a socket failed')
      return socket.close(CLOSE.serverStopping, 'the server failed: try again')
    }
    const { code } = error.problem
    if (code === 'barred') return socket.bye(CLOSE.barred, error.problem)
    if (code === 'token-expired') return socket.close(CLOSE.tokenExpired, 'the session has ended')
    if (code === 'wrong-room') return socket.close(CLOSE.wrongRoom, 'the session is for another room')
    // A well-signed session of somebody unknown: the database was replaced, and a new session makes them known again.
    if (code === 'participant-not-found' || code === 'room-not-found') {
      return socket.close(CLOSE.tokenExpired, 'not on the list any more: open a new session')
    }
    socket.close(CLOSE.tokenInvalid, code)
  }
}

const onPong = listener((socket) => {
  socket.heardAt = performance.now()
  socket.isPinged = false
})

/** `ws` calls listeners on the socket: so none has to be made for each. */
function listener<Args extends unknown[]>(handle: (socket: LiveSocket, ...args: Args) => void) {
  return function (this: unknown, ...args: Args) {
    handle(this as LiveSocket, ...args)
  }
}

function nothing(): void {}
