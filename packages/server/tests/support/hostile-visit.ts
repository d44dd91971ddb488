import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { LIVE_SUBPROTOCOL } from '../../src/protocol/index.ts'
import type { Shot, Visit } from './hostile-frames.ts'

/** Bytes that no client sends may look like the beginning of a frame: then the server waits for the rest of it. */
const BYTES_WAIT_MS = 30

/** @returns how the server closed the socket; undefined where it bears it */
export async function pay(url: string, token: string, { saysHello, shots }: Visit): Promise<number | undefined> {
  const { hostname, port } = new URL(url)
  const tcp = connect(Number(port), hostname)
  const socket = new WebSocket(url, LIVE_SUBPROTOCOL, { createConnection: () => tcp })
  // What the server answers to bytes and to a cut line; how it closes is what counts.
  socket.on('error', () => undefined)
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await Promise.race([once(socket, 'open'), closed])
  if (saysHello) {
    socket.send(JSON.stringify({ type: 'hello', token }))
    await Promise.race([once(socket, 'message'), closed])
  }
  for (const shot of shots) if (socket.readyState === WebSocket.OPEN) shoot(socket, tcp, shot)
  if (socket.readyState === WebSocket.OPEN) socket.ping()
  const pong = new Promise<undefined>((resolve) => socket.on('pong', () => resolve(undefined)))
  const isPatient = shots.every(({ kind }) => kind !== 'bytes')
  const code = await Promise.race([closed, pong, ...(isPatient ? [] : [delay(BYTES_WAIT_MS, undefined)])])
  socket.terminate()
  return code
}

function shoot(socket: WebSocket, tcp: Socket, shot: Shot): void {
  if (shot.kind === 'bytes') tcp.write(shot.bytes)
  else if (shot.kind === 'message') socket.send(shot.data, { binary: shot.binary })
  else {
    shot.pieces.forEach((piece, n) => {
      socket.send(piece, { fin: shot.isFinished && n === shot.pieces.length - 1 })
    })
  }
}

/** Begins to ask for a socket and says no more. */
export function halfOpen(url: string): Socket {
  const { hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n`)
  return socket
}
