import {
  closeAdvice,
  type EpochMs,
  type Notice,
  type Position,
  type Report,
  type ServerFrame,
  type Snapshot,
} from 'participant-panel-server/protocol'
import type { ConnectionStore, Ending } from '../stores/connection-store.ts'
import type { NewestStore } from '../stores/newest-store.ts'
import type { RosterStore } from '../stores/roster-store.ts'
import { openLiveSocket, type LiveSocket } from './live-socket.ts'
import { createRetry } from './retry.ts'
import type { ServerApi } from './server-api.ts'
import type { ServerClock } from './server-clock.ts'
import { endingOf, ServerError } from './server-error.ts'
import type { Session } from './session.ts'

const RENEW_BEFORE_MS = 60_000
const ENDED: Ending = { kind: 'refused', reason: 'The server ended this connection.' }

export type RosterSourceOptions = {
  api: ServerApi
  session: Session
  clock: ServerClock
  roster: RosterStore
  connection: ConnectionStore
  notices: Pick<NewestStore<Notice>, 'put'>
  onEnd: (ending: Ending, error?: unknown) => Promise<void>
  /** What is held is from there by now. */
  onPosition: (position: Position) => void
}

/**
 * In: snapshots by HTTP, changed records by WebSocket (docs/protocol.md, L1 to L9).
 * Out: the roster store, equal to the server's roster whenever the stream is live.
 */
export function createRosterSource(options: RosterSourceOptions) {
  const { api, session, clock, roster, connection, notices, onEnd, onPosition } = options
  const retry = createRetry(clock.now)
  let position: Position | undefined
  let socket: LiveSocket | undefined
  /** The socket, from its welcome on. */
  let listener: LiveSocket | undefined
  const unsent = new Map<string, Report>()
  let heardAt: EpochMs | undefined
  let tokenIsStale = false
  let closed = false

  /** `isWanted`: whoever asked may have been overtaken meanwhile, by a socket that holds newer ones. */
  async function takeSnapshot(isWanted = () => true) {
    const snapshot = await readSnapshot(api)
    if (closed || !isWanted()) return
    position = snapshot.position
    onPosition(position)
    heardAt = clock.now()
    roster.replace(snapshot)
  }

  async function run() {
    while (!closed) {
      try {
        if (tokenIsStale) await session.renew()
        tokenIsStale = false
        const token = await session.token()
        if (!roster.self && session.self) roster.setSelf(session.self)
        if (position === undefined) await takeSnapshot()
        if (closed) return
        const { code, bye } = await converse(token)
        const advice = closeAdvice(code)
        if (closed) return
        if (advice === 'do-not-reconnect') return onEnd(endingOf(bye) ?? ENDED, bye)
        tokenIsStale = advice === 'reconnect-with-new-token'
      } catch (error) {
        const ending = endingOf(error)
        if (closed) return
        if (ending) return onEnd(ending, error)
      }
      await retry.wait((retryAt) => connection.streamDown(retryAt, heardAt))
    }
  }

  /** L8: on the socket, while it is open; a session that cannot be prolonged any more ends by its close code. */
  function prolong() {
    const renew = session.token().then((token) => socket?.send({ type: 'token', token }))
    // The server closes the socket when the time comes, and the session is opened anew.
    renew.catch(() => undefined)
  }

  /** One connection, from hello to its close code. */
  async function converse(token: string): Promise<{ code: number; bye: ServerError | undefined }> {
    let startingOver = false
    /** From a reset until the answer to the resume: what was on its way meanwhile is nothing to go by. */
    let unanswered = false
    let bye: ServerError | undefined
    let renewal: ReturnType<typeof setTimeout> | undefined
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
        roster.setSelf(frame.self, true)
        renewBefore(frame.expiresAt)
        retry.connected()
        connection.streamLive()
        listener = live
        for (const report of unsent.values()) live.send(report)
        unsent.clear()
      } else if (frame.type === 'reset') {
        void startOver(frame.inMs)
      } else if (frame.type === 'self') {
        roster.setSelf(frame.record)
      } else if (frame.type === 'session') {
        session.prolong(frame)
        renewBefore(frame.expiresAt)
      } else if (frame.type === 'bye') {
        bye = new ServerError(frame.problem.status, frame.problem)
      } else if (frame.type === 'notice') {
        notices.put(frame)
      } else if (frame.type === 'changes' && !startingOver) {
        if (frame.after !== position) {
          if (unanswered) return
          // A frame is missing. Only a server's reset may be answered by resume, so begin again from the hello.
          position = undefined
          return live.close()
        }
        unanswered = false
        position = frame.upTo
        onPosition(position)
        roster.put(frame.put)
        if (frame.only) roster.keepOnly(frame.only)
        if (frame.room) roster.setRoom(frame.room)
        if (frame.counts) roster.setCounts(frame.counts)
      }
    }

    function renewBefore(expiresAt: EpochMs) {
      clearTimeout(renewal)
      const ms = expiresAt - clock.now() - RENEW_BEFORE_MS
      if (ms <= 0) return
      renewal = setTimeout(prolong, ms)
    }

    async function startOver(inMs: number) {
      if (startingOver) return
      const isCurrent = () => socket === live
      startingOver = unanswered = true
      position = undefined
      await new Promise((resolve) => setTimeout(resolve, inMs))
      try {
        await takeSnapshot(isCurrent)
        if (position !== undefined && isCurrent()) live.send({ type: 'resume', position })
      } catch {
        live.close()
      }
      startingOver = false
    }

    const code = await live.closed
    listener = undefined
    clearTimeout(renewal)
    return { code, bye }
  }

  const onVisible = () => {
    if (!document.hidden) retry.tryNow()
  }
  addEventListener('online', retry.tryNow)
  document.addEventListener('visibilitychange', onVisible)

  return {
    start: () => void run(),
    tryNow: retry.tryNow,
    prolong,
    /** Of each session the last one waits for a connection. */
    report(report: Report) {
      if (listener) listener.send(report)
      else unsent.set(report.sid, report)
    },
    close() {
      closed = true
      removeEventListener('online', retry.tryNow)
      document.removeEventListener('visibilitychange', onVisible)
      retry.tryNow()
      socket?.close()
    },
  }
}

/** The whole roster. The pages are of one position; where it changed, who may see what changed, and it begins again. */
async function readSnapshot(api: ServerApi): Promise<Snapshot> {
  let snapshot = await api.snapshot()
  while (snapshot.next !== undefined) {
    const page: Snapshot = await api.snapshot(snapshot.next)
    const isSame = page.position === snapshot.position
    snapshot = isSame ? { ...page, participants: [...snapshot.participants, ...page.participants] } : page
  }
  return snapshot
}
