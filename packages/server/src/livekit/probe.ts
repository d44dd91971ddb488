import { sign } from '../domain/hs256.ts'

const TIMEOUT_MS = 5_000

/**
 * What LiveKit answers to the smallest call of its API: whether it is there, whether it takes our key, and how far its
 * clock is from ours (positive: ahead). LiveKit's clock is that of the `Date` header, in whole seconds.
 */
export type LiveKitProbe = {
  outcome: 'ok' | 'key-refused' | 'unreachable' | 'not-livekit'
  detail: string
  clockOffsetMs?: number
}

export type LiveKitAddress = { url: string; apiKey: string; apiSecret: string }

export async function probeLiveKit(livekit: LiveKitAddress, clock: () => number): Promise<LiveKitProbe> {
  const sentAt = clock()
  const now = Math.floor(sentAt / 1000)
  const claims = { iss: livekit.apiKey, nbf: now - 10, exp: now + 60, video: { roomList: true } }
  try {
    const answer = await fetch(new URL('/twirp/livekit.RoomService/ListRooms', livekit.url.replace(/^ws/, 'http')), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${sign(claims, livekit.apiSecret)}`,
      },
      // A name that nobody uses: the answer is short however many rooms there are.
      body: JSON.stringify({ names: ['participant-panel:probe'] }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await answer.text()
    return { ...judge(answer.status, text), ...clockOffset(answer.headers.get('date'), sentAt, clock()) }
  } catch (error) {
    return { outcome: 'unreachable', detail: `LiveKit does not answer (${reasonOf(error)}).` }
  }
}

function judge(status: number, body: string): Pick<LiveKitProbe, 'outcome' | 'detail'> {
  if (status === 401 || status === 403) return { outcome: 'key-refused', detail: 'LiveKit refuses the API key.' }
  if (status === 200 && body.startsWith('{')) return { outcome: 'ok', detail: 'LiveKit answers.' }
  if (status >= 500) return { outcome: 'unreachable', detail: `LiveKit answers ${status}.` }
  return { outcome: 'not-livekit', detail: `What answers there is no LiveKit server (${status}).` }
}

/** The header stands for any moment of its second, and was written somewhere between request and answer. */
function clockOffset(date: string | null, sentAt: number, answeredAt: number): { clockOffsetMs?: number } {
  const second = Date.parse(date ?? '')
  return Number.isNaN(second) ? {} : { clockOffsetMs: Math.round(second + 500 - (sentAt + answeredAt) / 2) }
}

/** Node hides the reason of a failed fetch in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return 'code' in cause ? String(cause.code) : cause.message
}
