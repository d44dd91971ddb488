import { CLOSE } from '../protocol/index.ts'
import type { LiveSocket } from './live-socket.ts'

/** L1: a socket that does not say who it is by then is closed. */
const HELLO_WITHIN_MS = 5_000
/**
 * L8: sockets outlive their session by this much, so that a client which renews in time is never cut. Looked at once a
 * second, so that they are closed by 5 s after its end.
 */
const SESSION_LEEWAY_MS = 4_000
/** A client that has been silent so long is asked for a sign of life, and has as long again to give it. */
const PING_AFTER_MS = 25_000

/** Everything that time alone does to a socket; called about once a second. `now` in epoch milliseconds. */
export function sweepSocket(socket: LiveSocket, now: number): void {
  const age = performance.now()
  if (!socket.expiresAt) {
    if (age - socket.openedAt >= HELLO_WITHIN_MS) socket.close(CLOSE.noHello, 'no hello within 5 s')
    return
  }
  if (socket.expiresAt + SESSION_LEEWAY_MS <= now) return socket.close(CLOSE.tokenExpired, 'renew')
  const silentFor = age - socket.heardAt
  if (silentFor >= 2 * PING_AFTER_MS) return socket.terminate()
  if (silentFor >= PING_AFTER_MS && !socket.isPinged) {
    socket.isPinged = true
    socket.ping()
  }
}
