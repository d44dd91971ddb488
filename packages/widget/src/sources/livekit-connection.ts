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
const LIVEKIT_SILENT = { message: 'no answer from LiveKit', problem: undefined }

export type LiveKitConnectionOptions = {
  load: () => Promise<typeof import('livekit-client')>
  join: () => Promise<JoinAnswer>
  now: () => EpochMs
  connection: ConnectionStore
  onRoom: (room: Room) => void
}

/** Keeps this panel's own connection to LiveKit: asks the server for a token, connects, and comes back. */
export function createLiveKitConnection({ load, join, now, connection, onRoom }: LiveKitConnectionOptions) {
  const retry = createRetry(now)
  let room: Room | undefined
  let disconnected = (_reason: number | undefined) => {}
  let takeOver = () => {}
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
    // Asked again until somebody lets the person in.
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

  async function run() {
    connection.setMedia({ phase: 'connecting' })
    while (!closed) {
      let reason: number | undefined
      try {
        reason = await connectOnce()
        if (!closed) connection.setMedia({ phase: 'reconnecting' })
      } catch (error) {
        const { message, problem } = error instanceof ServerError ? error : LIVEKIT_SILENT
        if (problem?.code === 'barred') reason = PARTICIPANT_REMOVED
        else if (!closed) connection.setMedia({ phase: 'failed', reason: message })
      }
      if (closed || isLast) return
      const yieldsTo = reason === undefined ? undefined : YIELDS_TO[reason]
      if (yieldsTo) {
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
    /** The server lets nobody in any more: a connection that stands is left alone, none is made again. */
    stopJoining: () => {
      isLast = true
      retry.tryNow()
    },
    close() {
      closed = true
      retry.tryNow()
      takeOver()
      void room?.disconnect().finally(() => room?.removeAllListeners())
    },
  }
}
