import type { Room } from 'livekit-client'
import type { SessionRequest } from 'participant-panel-server/protocol'
import { ConfigurationError, ServerError } from './server-error.ts'

/** How the page says who looks, in the order in which they count. */
export type Door = {
  tokenProvider?: (() => Promise<string>) | undefined
  /** Where the page's own backend answers `{ token }`. */
  tokenUrl?: string | undefined
  /** A panel token. */
  token?: string | undefined
  /** What the page itself connects to LiveKit with. */
  livekitToken?: string | undefined
  /** The page's own room: its token counts where no other is given. */
  liveRoom?: Room | undefined
}

export type Proof = Pick<SessionRequest, 'kind' | 'token'>

/** With a panel token the companion lets the panel into LiveKit; with the page's own token or room the page is there. */
export function mayJoin({ tokenProvider, tokenUrl, token, liveRoom }: Door): boolean {
  return !liveRoom && Boolean(tokenProvider || tokenUrl || token)
}

export async function proofAt(door: Door, room: string): Promise<Proof> {
  const { tokenProvider, tokenUrl, token, liveRoom } = door
  if (tokenProvider) return { kind: 'panel', token: await providedToken(tokenProvider) }
  if (tokenUrl) return { kind: 'panel', token: await fetchedToken(tokenUrl, room) }
  if (token) return { kind: 'panel', token }
  const livekitToken = door.livekitToken || tokenOf(liveRoom)
  if (livekitToken) return { kind: 'livekit', token: livekitToken }
  throw liveRoom ? new ServerError(401) : new ConfigurationError('token-missing')
}

/** LiveKit's client keeps it to itself, so whatever copy of it the page has is asked without its types. */
function tokenOf(room: Room | undefined): string | undefined {
  return (room as { engine?: { token?: string } } | undefined)?.engine?.token
}

async function providedToken(provider: () => Promise<string>): Promise<string> {
  const token: unknown = await Promise.resolve()
    .then(provider)
    .catch((error: unknown) => {
      console.error('[participant-panel] tokenProvider failed, and is asked again:', error)
      throw new ServerError()
    })
  if (typeof token === 'string') return token
  throw new ConfigurationError('token-provider-answer')
}

async function fetchedToken(tokenUrl: string, room: string): Promise<string> {
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
