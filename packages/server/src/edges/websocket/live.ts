import type { WebSocketLike } from '@hono/node-server'
import type { WSEvents } from 'hono/ws'
import * as v from 'valibot'
import type { WebSocket } from 'ws'
import { isAllowedOrigin } from '../../access/origin.ts'
import { verifySession } from '../../access/session-token.ts'
import type { Context } from '../../context.ts'
import { CLOSE, ProtocolError, type ClientFrame, type Hello, type Welcome } from '../../protocol/index.ts'
import { clientFrame } from '../../protocol/schemas/index.ts'
import { readWelcome } from '../../queries/welcome.ts'
import { LiveSocket } from '../../stream/live-socket.ts'
import type { RoomStream } from '../../stream/room-stream.ts'
import type { Streams } from '../../stream/streams.ts'

/** L1: a socket that does not say who it is by then is closed. */
const HELLO_WITHIN_MS = 5_000
/** Sockets outlive their session by this much, so that a client which renews in time is never cut. */
const SESSION_LEEWAY_MS = 5_000

/** `GET /v1/rooms/:room/live`. The adapter's sockets are real `ws` sockets, which its type does not say. */
export function liveSocketEvents(context: Context, streams: Streams, room: string): WSEvents<WebSocketLike> {
  let stream: RoomStream | undefined
  let live: LiveSocket | undefined
  let isOpen = true
  let expiry: NodeJS.Timeout | undefined
  let inOrder: Promise<void> = Promise.resolve()

  const helloTimer = (socket: WebSocket) =>
    setTimeout(() => live ?? socket.close(CLOSE.noHello, 'no hello within 5 s'), HELLO_WITHIN_MS)

  async function greet(socket: WebSocket, { token, position }: Hello): Promise<void> {
    const session = verifySession(context.config, token, context.clock())
    if (session.room !== room) throw new ProtocolError('wrong-room')
    const welcome = await readWelcome(context, room, session.userId)
    if (!isOpen) return
    live = new LiveSocket(socket, welcome.self.id)
    stream = streams.add(room, live)
    const lifetime = session.expiresAt + SESSION_LEEWAY_MS - context.clock()
    expiry = setTimeout(() => socket.close(CLOSE.tokenExpired, 'the session has ended'), lifetime)
    live.send(JSON.stringify({ type: 'welcome', ...welcome, expiresAt: session.expiresAt } satisfies Welcome))
    await stream.resume(live, position)
  }

  async function receive(socket: WebSocket, frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello' && !live) return greet(socket, frame)
    if (frame.type === 'resume' && live) return stream?.resume(live, frame.position)
    socket.close(CLOSE.badFrame, `unexpected ${frame.type}`)
  }

  return {
    onOpen(_event, { raw }) {
      expiry = helloTimer(raw as WebSocket)
    },
    onMessage({ data }, { raw }) {
      const socket = raw as WebSocket
      const frame = readFrame(data)
      if (!frame) return socket.close(CLOSE.badFrame, 'not a frame of this protocol')
      if (!live) clearTimeout(expiry)
      inOrder = inOrder.then(() => receive(socket, frame)).catch((error: unknown) => refuse(context, socket, error))
    },
    onClose() {
      isOpen = false
      clearTimeout(expiry)
      if (live) streams.remove(room, live)
    },
  }
}

/** Why this upgrade is refused, if it is. */
export function upgradeRefusal({ config }: Context, request: Request): ProtocolError | undefined {
  const origin = request.headers.get('origin') ?? undefined
  const host = request.headers.get('host') ?? undefined
  if (isAllowedOrigin(config, origin, host)) return undefined
  return new ProtocolError('origin-not-allowed', `Add ${origin} to ORIGINS to let its pages use this server.`)
}

function readFrame(data: unknown): ClientFrame | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const result = v.safeParse(clientFrame, JSON.parse(data))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

function refuse(context: Context, socket: WebSocket, error: unknown): void {
  if (!(error instanceof ProtocolError)) {
    context.log.error({ err: error }, 'a socket failed')
    return socket.close(CLOSE.serverStopping, 'the server failed: try again')
  }
  const { code, detail } = error.problem
  if (code === 'token-expired') return socket.close(CLOSE.tokenExpired, 'the session has ended')
  if (code === 'wrong-room') return socket.close(CLOSE.wrongRoom, 'the session is for another room')
  // A well-signed session of somebody unknown: the database was replaced, and a new session makes them known again.
  if (code === 'participant-not-found' || code === 'room-not-found') {
    return socket.close(CLOSE.tokenExpired, 'not on the list any more: open a new session')
  }
  socket.close(CLOSE.tokenInvalid, detail.slice(0, 100))
}
