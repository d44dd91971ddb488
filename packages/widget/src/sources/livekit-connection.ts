import type { Room } from 'livekit-client'
import type { EpochMs, JoinAnswer } from 'participant-panel-server/protocol'
import type { ConnectionStore } from '../stores/connection-store.ts'
import { createRetry } from './retry.ts'
import { ServerError } from './server-error.ts'

/** LiveKit's DisconnectReason; its enum would load the library. */
const DUPLICATE_IDENTITY = 2
const PARTICIPANT_REMOVED = 4
/** Then the panel stays away until the person asks for it: two that fight for one identity never end. */
const YIELDS_TO: Partial<Record<number, 'elsewhere' | 'removed'>> = {
  [DUPLICATE_IDENTITY]: 'elsewhere',
  [PARTICIPANT_REMOVED]: 'removed',
}
/** Refused at the door, until the server says something else of the room. */
const CLOSED: Partial<Record<string, 'locked' | 'waiting'>> = { 'room-locked': 'locked', 'room-ended': 'waiting' }
const LIVEKIT_SILENT = { message: 'no answer from LiveKit', problem: undefined }

export type LiveKitConnectionOptions = {
  load: () => Promise<typeof import('livekit-client')>
  join: () => Promise<JoinAnswer>
  isKeptWaiting: () => boolean
  now: () => EpochMs
  connection: ConnectionStore
  onRoom: (room: Room) => void
}

/** Keeps this panel's own connection to LiveKit: asks the server for a token, connects, and comes back. */
export function createLiveKitConnection({
  load,
  join,
  isKeptWaiting,
  now,
  connection,
  onRoom,
}: LiveKitConnectionOptions) {
  const retry = createRetry(now)
  let room: Room | undefined
  let disconnected = (_reason: number | undefined) => {}
  let takeOver = () => {}
  let askAgain = () => {}
  let closed = false
  let isLast = false

  /** One Room for all attempts: livekit-client does not free it. */
  function prepare({ Room }: typeof import('livekit-client')): Room {
    const created = new Room()
    created.on('reconnecting', () => connection.setMedia({ phase: 'reconnecting' }))
    created.on('reconnected', () => connection.setMedia({ phase: 'connected' }))
    created.on('disconnected', (reason) => disconnected(reason))
    onRoom(created)
    return created
  }

  /** One connection, until LiveKit ends it for good: the reason. */
  async function connectOnce(): Promise<number | undefined> {
    const [livekit, answer] = await Promise.all([load(), join()])
    if (closed || 'waiting' in answer) return undefined
    room ??= prepare(livekit)
    const ended = new Promise<number | undefined>((resolve) => (disconnected = resolve))
    await room.connect(answer.url, answer.token, { autoSubscribe: false })
    if (closed) {
      await room.disconnect()
      return undefined
    }
    retry.connected()
    connection.setMedia({ phase: 'connected' })
    return ended
  }

  /** Asks for nothing meanwhile: the stream tells when something has changed. */
  async function untilLetIn() {
    connection.setMedia({ phase: 'waiting' })
    while (!closed && !isLast && isKeptWaiting()) await new Promise<void>((resolve) => (askAgain = resolve))
    if (!closed && !isLast) connection.setMedia({ phase: 'connecting' })
  }

  async function run() {
    connection.setMedia({ phase: 'connecting' })
    while (!closed) {
      let reason: number | undefined
      try {
        reason = await connectOnce()
        if (!closed) connection.setMedia({ phase: 'reconnecting' })
      } catch (error) {
        const { message, problem } = error instanceof ServerError ? error : LIVEKIT_SILENT
        const closedPhase = CLOSED[problem?.code ?? '']
        if (problem?.code === 'barred') reason = PARTICIPANT_REMOVED
        else if (closedPhase && !closed) connection.setMedia({ phase: closedPhase })
        else if (!closed) connection.setMedia({ phase: 'failed', reason: message })
      }
      if (closed || isLast) return
      const yieldsTo = reason === undefined ? undefined : YIELDS_TO[reason]
      // Also who was put out by LiveKit: sent back to the waiting room, or because the room has ended.
      if (isKeptWaiting()) await untilLetIn()
      else if (yieldsTo) {
        connection.setMedia({ phase: yieldsTo })
        await new Promise<void>((resolve) => (takeOver = resolve))
      } else {
        await retry.wait(() => {})
      }
    }
  }

  return {
    start: () => void run(),
    room: () => room,
    tryNow: retry.tryNow,
    takeOver: () => takeOver(),
    /** The server says something else of the person, or of the room. */
    doorChanged: () => {
      const { phase } = connection.state.media
      askAgain()
      if (phase === 'locked') retry.tryNow()
      // What LiveKit did may be told before why.
      if (phase === 'removed' && isKeptWaiting()) takeOver()
    },
    /** The server lets nobody in any more: a connection that stands is left alone, none is made again. */
    stopJoining: () => {
      isLast = true
      retry.tryNow()
      askAgain()
    },
    close() {
      closed = true
      retry.tryNow()
      askAgain()
      takeOver()
      void room?.disconnect().finally(() => room?.removeAllListeners())
    },
  }
}
