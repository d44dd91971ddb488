import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { clientAddress } from '../../access/address.ts'
import { isAllowedOrigin } from '../../access/origin.ts'
import type { Reports } from '../../actions/reports.ts'
import type { Context } from '../../context.ts'
import { LIVE_SUBPROTOCOL, problem, type Problem } from '../../protocol/index.ts'
import { LiveSocket } from '../../stream/live-socket.ts'
import type { Streams } from '../../stream/streams.ts'
import { Live } from './live.ts'
import { Strangers } from './strangers.ts'

/** Nothing honest comes near this many bytes. */
const MAX_FRAME = 16 * 1024
/** Takes an upgrade that is for a room's stream. @returns false, with nothing touched, for any other */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

export function createUpgradeHandler(context: Context, streams: Streams, reports: Reports): UpgradeHandler {
  const strangers = new Strangers()
  const live = new Live(context, streams, strangers, reports)
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: LiveSocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME,
    handleProtocols: () => LIVE_SUBPROTOCOL,
  })

  return (request, socket, head) => {
    const room = roomOf(request)
    if (room === undefined) return false
    const address = addressOf(context, request)
    const refusal = refusalOf(context, request) ?? strangers.refusalOf(address)
    if (refusal) {
      refuse(socket, refusal)
      return true
    }
    server.handleUpgrade(request, socket, head, (opened) => {
      opened.room = room
      opened.wire = socket
      opened.metrics = context.metrics
      strangers.add(opened, address)
      live.attend(opened)
    })
    return true
  }
}

/** `GET /v1/rooms/:room/live` */
function roomOf({ url = '' }: IncomingMessage): string | undefined {
  const [, room] = /^\/v1\/rooms\/([^/?#]+)\/live(?:\?|$)/.exec(url) ?? []
  try {
    return room && decodeURIComponent(room)
  } catch {
    return undefined
  }
}

function refusalOf({ config }: Context, { headers }: IncomingMessage): Problem | undefined {
  const { origin, host } = headers
  if (!isAllowedOrigin(config, origin, host)) {
    return problem('origin-not-allowed', `Add ${origin} to ORIGINS to let its pages use this server.`)
  }
  const protocols = headers['sec-websocket-protocol']?.split(',').map((protocol) => protocol.trim())
  if (protocols?.includes(LIVE_SUBPROTOCOL)) return undefined
  return problem('invalid-request', `Ask for the subprotocol ${LIVE_SUBPROTOCOL}.`)
}

function addressOf({ config }: Context, { headers, socket }: IncomingMessage): string {
  const forwardedFor = headers['x-forwarded-for']
  return clientAddress(socket.remoteAddress ?? '', String(forwardedFor ?? ''), config.trustedProxies)
}

/** Answers instead of a socket. Node leaves the connection of an upgrade to us, with its errors and its end. */
export function refuse(socket: Duplex, { status, ...rest }: Problem): void {
  const body = JSON.stringify({ status, ...rest })
  socket.on('error', () => socket.destroy())
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(rest.retryAfter === undefined ? [] : [`Retry-After: ${rest.retryAfter}`]),
      '',
      body,
    ].join('\r\n'),
  )
}
