import { closeAdvice, type EpochMs, type Position, type ServerFrame } from 'participant-panel-server/protocol'
import type { ConnectionStore, Ending } from '../stores/connection-store.ts'
import type { RosterStore } from '../stores/roster-store.ts'
import { openLiveSocket, type LiveSocket } from './live-socket.ts'
import { createRetry } from './retry.ts'
import type { ServerApi } from './server-api.ts'
import type { ServerClock } from './server-clock.ts'
import { endingOf } from './server-error.ts'
import type { Session } from './session.ts'

export type RosterSourceOptions = {
  api: ServerApi
  session: Session
  clock: ServerClock
  roster: RosterStore
  connection: ConnectionStore
  onEnd: (ending: Ending, error?: unknown) => Promise<void>
}

/**
 * In: snapshots by HTTP, changed records by WebSocket (docs/protocol.md, L1 to L4 and L7).
 * Out: the roster store, equal to the server's roster whenever the stream is live.
 */
export function createRosterSource({ api, session, clock, roster, connection, onEnd }: RosterSourceOptions) {
  const retry = createRetry(clock.now)
  let position: Position | undefined
  let socket: LiveSocket | undefined
  let heardAt: EpochMs | undefined
  let tokenIsStale = false
  let closed = false

  async function takeSnapshot() {
    const snapshot = await api.snapshot()
    if (closed) return
    position = snapshot.position
    heardAt = clock.now()
    roster.replace(snapshot)
  }

  async function run() {
    while (!closed) {
      try {
        if (tokenIsStale) await session.renew()
        tokenIsStale = false
        const token = await session.token()
        if (position === undefined) await takeSnapshot()
        if (closed) return
        const advice = closeAdvice(await converse(token))
        if (closed) return
        if (advice === 'do-not-reconnect')
          return onEnd({ kind: 'refused', reason: 'The server ended this connection.' })
        tokenIsStale = advice === 'reconnect-with-new-token'
      } catch (error) {
        const ending = endingOf(error)
        if (closed) return
        if (ending) return onEnd(ending, error)
      }
      await retry.wait((retryAt) => connection.streamDown(retryAt, heardAt))
    }
  }

  /** One connection, from hello to its close code. */
  function converse(token: string): Promise<number> {
    let startingOver = false
    const live = openLiveSocket(
      api.liveUrl,
      () => live.send({ type: 'hello', token, ...(position !== undefined && { position }) }),
      (frame) => {
        heardAt = clock.now()
        receive(frame)
      },
    )
    socket = live

    function receive(frame: ServerFrame) {
      if (frame.type === 'welcome') {
        clock.set(frame.serverTime)
        roster.setRoom(frame.room)
        retry.connected()
        connection.streamLive()
      } else if (frame.type === 'reset') {
        void startOver(frame.inMs)
      } else if (frame.type === 'changes' && !startingOver) {
        if (frame.after !== position) {
          // A frame is missing. Only a server's reset may be answered by resume, so begin again from the hello.
          position = undefined
          return live.close()
        }
        position = frame.upTo
        roster.put(frame.put)
        if (frame.room) roster.setRoom(frame.room)
        if (frame.counts) roster.setCounts(frame.counts)
      }
    }

    async function startOver(inMs: number) {
      if (startingOver) return
      startingOver = true
      position = undefined
      await new Promise((resolve) => setTimeout(resolve, inMs))
      try {
        await takeSnapshot()
        if (position !== undefined && socket === live) live.send({ type: 'resume', position })
      } catch {
        live.close()
      }
      startingOver = false
    }

    return live.closed
  }

  const onVisible = () => {
    if (!document.hidden) retry.tryNow()
  }
  addEventListener('online', retry.tryNow)
  document.addEventListener('visibilitychange', onVisible)

  return {
    start: () => void run(),
    tryNow: retry.tryNow,
    close() {
      closed = true
      removeEventListener('online', retry.tryNow)
      document.removeEventListener('visibilitychange', onVisible)
      retry.tryNow()
      socket?.close()
    },
  }
}
