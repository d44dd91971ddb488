import { verifyLiveKitToken } from '../../access/livekit-token.ts'
import { mintPanelToken, verifyPanelToken } from '../../access/panel-token.ts'
import { mintSession } from '../../access/session-token.ts'
import type { Limits } from '../../access/limits.ts'
import { joinRoom } from '../../actions/join-room.ts'
import { openLiveKitSession, openPanelSession } from '../../actions/open-session.ts'
import type { Context } from '../../context.ts'
import {
  ProtocolError,
  type ParticipantRecord,
  type SessionAnswer,
  type SessionRequest,
  type TokenAnswer,
  type TokenRequest,
} from '../../protocol/index.ts'
import { sessionAnswer, sessionRequest, tokenAnswer, tokenRequest } from '../../protocol/schemas/index.ts'
import { assertOpens } from './authenticate.ts'
import { route } from './route.ts'

/** From the site to a panel token, and from a token to a session. */
export const sessionRoutes = (limits: Limits) => [
  route({
    method: 'post',
    path: '/v1/tokens',
    summary: 'Mint a panel token, and with `livekit: true` also what to connect to LiveKit with.',
    who: 'site',
    body: tokenRequest,
    answer: tokenAnswer,
    errors: ['room-not-found', 'barred', 'room-locked', 'room-ended'],
    async handle(context, { body, apiKey }) {
      assertOpens(apiKey, body.room)
      const token = mintPanelToken(context.config, body, context.clock())
      return { ...token, ...(body.livekit && (await livekitToken(context, body))) } satisfies TokenAnswer
    },
  }),
  route({
    method: 'post',
    path: '/v1/sessions',
    summary: 'Exchange a panel token, or the LiveKit token that the page connects with, for a session.',
    who: 'anybody',
    body: sessionRequest,
    answer: sessionAnswer,
    errors: ['token-invalid', 'token-expired', 'wrong-room', 'too-many-requests'],
    async handle(context, { body }) {
      const { room, userId, open } = verifyToken(context, body)
      if (body.room !== undefined && body.room !== room) throw new ProtocolError('wrong-room')
      await limits.count('sessions', room, userId)
      const opened = await open()
      const serverTime = context.clock()
      const { token, expiresAt } = mintSession(context.config, room, opened.userId, serverTime)
      return { token, room, expiresAt, serverTime, self: opened.self } satisfies SessionAnswer
    },
  }),
]

type Proof = { room: string; userId: string; open: () => Promise<{ userId: string; self: ParticipantRecord }> }

/** Each kind of token has its own verifier, and no token is tried as another kind. */
function verifyToken(context: Context, { kind, token }: SessionRequest): Proof {
  if (kind === 'livekit') {
    const claims = verifyLiveKitToken(context.config, token, context.clock())
    return { room: claims.room, userId: claims.identity, open: () => openLiveKitSession(context, claims) }
  }
  const claims = verifyPanelToken(context.config, token, context.clock())
  const { room, userId } = claims
  return { room, userId, open: async () => ({ userId, self: await openPanelSession(context, claims) }) }
}

/** Nothing for who has to wait. */
async function livekitToken(context: Context, request: TokenRequest) {
  const { expiresIn: _, livekit: __, ...person } = request
  await openPanelSession(context, person)
  const answer = await joinRoom(context, person.room, person.userId)
  return 'waiting' in answer ? {} : { livekit: { url: answer.url, token: answer.token } }
}
