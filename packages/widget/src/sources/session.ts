import type { EpochMs, SessionAnswer, SessionRequest } from 'participant-panel-server/protocol'
import { send } from './send.ts'
import { ConfigurationError, ServerError } from './server-error.ts'

export type SessionOptions = {
  /** Origin of the companion. */
  server: string
  room: string
  /** A panel token, or where the page's own backend answers `{ token }`. */
  token?: string | undefined
  tokenUrl?: string | undefined
}

export type Session = ReturnType<typeof createSession>

const RENEW_BEFORE_MS = 30_000

/** Exchanges panel tokens for session tokens, the only ones that the other routes take. */
export function createSession(options: SessionOptions, now: () => EpochMs) {
  let session: SessionAnswer | undefined
  let renewing: Promise<string> | undefined

  async function exchange(): Promise<string> {
    if (!URL.canParse(options.server)) throw new ConfigurationError('server-address', options.server)
    const body: SessionRequest = { kind: 'panel', token: await panelToken(options) }
    try {
      session = await send<SessionAnswer>({
        method: 'POST',
        url: `${options.server.replace(/\/+$/, '')}/v1/sessions`,
        body,
      })
    } catch (error) {
      throw isNoCompanion(error) ? new ConfigurationError('server-other', options.server) : error
    }
    if (session.room !== options.room) {
      const { room } = session
      session = undefined
      throw new ConfigurationError('room-other', options.room, room)
    }
    return session.token
  }

  /** A new session; callers at the same time share one. */
  const renew = () => (renewing ??= exchange().finally(() => (renewing = undefined)))

  return {
    renew,
    /** The own record as the session began. */
    get self() {
      return session?.self
    },
    /** The stream brought a longer one. */
    prolong(longer: { token: string; expiresAt: EpochMs }) {
      if (session) session = { ...session, ...longer }
    },
    token: async () => (session && session.expiresAt - now() > RENEW_BEFORE_MS ? session.token : renew()),
  }
}

async function panelToken({ token, tokenUrl, room }: SessionOptions): Promise<string> {
  if (!tokenUrl) {
    if (token) return token
    throw new ConfigurationError('token-missing')
  }
  if (!URL.canParse(tokenUrl, document.baseURI)) throw new ConfigurationError('token-url-address', tokenUrl)
  const url = new URL(tokenUrl, document.baseURI)
  url.searchParams.set('room', room)
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => undefined)
  if (!response || response.status >= 500) throw new ServerError()
  if (response.status === 401 || response.status === 403) throw new ServerError(401)
  const answer = (await response.json().catch(() => undefined)) as { token?: unknown } | undefined
  if (response.ok && typeof answer?.token === 'string') return answer.token
  throw new ConfigurationError('token-url-answer', tokenUrl, String(response.status))
}

function isNoCompanion(error: unknown): boolean {
  return error instanceof ServerError && !error.problem && (error.status === 404 || error.status === 405)
}
