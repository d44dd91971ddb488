import type { EpochMs, SessionAnswer, SessionRequest } from 'participant-panel-server/protocol'
import { proofAt, type Door } from './door.ts'
import { send } from './send.ts'
import type { ServerClock } from './server-clock.ts'
import { ConfigurationError, ServerError } from './server-error.ts'

export type SessionOptions = Door & {
  /** Origin of the companion. */
  server: string
  room: string
}

export type Session = ReturnType<typeof createSession>

const RENEW_BEFORE_MS = 30_000

/** Exchanges the page's tokens for session tokens, the only ones that the other routes take. */
export function createSession(options: SessionOptions, clock: ServerClock) {
  let door: Door = options
  let session: SessionAnswer | undefined
  let renewing: Promise<string> | undefined
  let isClosed = false

  async function exchange(): Promise<string> {
    if (!URL.canParse(options.server)) throw new ConfigurationError('server-address', options.server)
    const proof = await proofAt(door, options.room)
    assertOpen()
    const body: SessionRequest = { ...proof, ...(proof.kind === 'livekit' && { room: options.room }) }
    try {
      session = await send<SessionAnswer>({
        method: 'POST',
        url: `${options.server.replace(/\/+$/, '')}/v1/sessions`,
        body,
      })
    } catch (error) {
      throw isNoCompanion(error) ? new ConfigurationError('server-other', options.server) : error
    }
    clock.set(session.serverTime)
    if (session.room !== options.room) {
      const { room } = session
      session = undefined
      throw new ConfigurationError('room-other', options.room, room)
    }
    return session.token
  }

  /** @throws ServerError once the panel is closed: whatever it was about to ask, nobody waits for the answer */
  function assertOpen() {
    if (isClosed) throw new ServerError()
  }

  /** A new session; callers at the same time share one. */
  const renew = () => (renewing ??= exchange().finally(() => (renewing = undefined)))

  return {
    renew,
    /** The page gives another token: a new session of whoever it is for. */
    async enter(other: Door) {
      door = other
      await renewing?.catch(() => undefined)
      await renew()
    },
    /** The own record as the session began. */
    get self() {
      return session?.self
    },
    /** The stream brought a longer one. */
    prolong(longer: { token: string; expiresAt: EpochMs }) {
      if (session) session = { ...session, ...longer }
    },
    async token() {
      assertOpen()
      return session && session.expiresAt - clock.now() > RENEW_BEFORE_MS ? session.token : renew()
    },
    close() {
      isClosed = true
    },
  }
}

function isNoCompanion(error: unknown): boolean {
  return error instanceof ServerError && !error.problem && (error.status === 404 || error.status === 405)
}
