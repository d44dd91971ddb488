import { createHash, createHmac, createSecretKey } from 'node:crypto'
import { TokenVerifier, WebhookReceiver, AccessToken } from 'livekit-server-sdk'
import { mintSession, verifySession } from '../src/access/session-token.ts'
import { readConfig } from '../src/index.ts'
import { sign } from '../src/domain/hs256.ts'
import { createLiveKitWebhooks } from '../src/livekit/webhook.ts'
import { figure, median, type Bench } from './figure.ts'

const TIMES = 20_000
const ROUNDS = 5
const SECRET = 'c29tZS1yYW5kb20tYnl0ZXMtZm9yLXRoZS1iZW5jaC1vbmx5'

export const tokens: Bench = {
  id: 'S2',
  title: 'checks of a session token and of a webhook',
  async run() {
    const config = readConfig({
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'APIbench',
      LIVEKIT_API_SECRET: SECRET,
      PANEL_SECRET: SECRET.split('').toReversed().join(''),
      API_KEYS: `ppk_${createHash('sha256').update(SECRET).digest('base64url')}`,
    })
    const now = Date.now()
    const session = mintSession(config, 'bench', 'ana', now).token
    // More than are remembered.
    const others = Array.from({ length: TIMES }, (_, n) => mintSession(config, 'bench', `viewer${n}`, now).token)
    let next = 0
    const key = createSecretKey(SECRET, 'utf8')
    const claims = Buffer.from(session.split('.')[1]!, 'base64url').toString()
    const livekitToken = new AccessToken('APIbench', SECRET, { identity: 'ana' })
    livekitToken.addGrant({ roomJoin: true, room: 'bench' })
    const jwt = await livekitToken.toJwt()
    const verifier = new TokenVerifier('APIbench', SECRET)
    const body = webhookBody()
    const authorization = sign(
      { iss: 'APIbench', exp: now / 1000 + 300, sha256: createHash('sha256').update(body).digest('base64') },
      SECRET,
    )
    const webhooks = createLiveKitWebhooks(config, () => now)
    const receiver = new WebhookReceiver('APIbench', SECRET)
    if (!webhooks.isFromLiveKit(body, authorization)) throw new Error('the webhook was refused')

    return [
      figure({
        id: 'S2',
        name: 'check of a session token',
        value: await microseconds(() => verifySession(config, others[next++ % others.length]!, now)),
        unit: 'µs',
        peer: await microseconds(() => verifier.verify(jwt)),
        limit: await microseconds(() => {
          createHmac('sha256', key).update(session).digest()
          JSON.parse(claims)
        }),
        goal: '<= 6',
        note: 'ever other tokens; peer: TokenVerifier of livekit-server-sdk; limit: one HMAC and one JSON.parse',
      }),
      figure({
        id: 'S2',
        name: 'check of a session token that was good before',
        value: await microseconds(() => verifySession(config, session, now)),
        unit: 'µs',
        goal: '<= 6',
      }),
      figure({
        id: 'S2',
        name: 'check of a webhook: signature, hash and JSON',
        value: await microseconds(() => {
          webhooks.isFromLiveKit(body, authorization)
          JSON.parse(body)
        }),
        limit: await microseconds(() => {
          createHmac('sha256', key).update(authorization).digest()
          createHash('sha256').update(body).digest()
          JSON.parse(body)
        }),
        unit: 'µs',
        peer: await microseconds(() => receiver.receive(body, authorization)),
        goal: '<= 10',
        note: 'peer: WebhookReceiver of livekit-server-sdk; limit: one HMAC, one hash and one JSON.parse',
      }),
    ]
  },
}

async function microseconds(check: () => unknown): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now()
    for (let n = 0; n < TIMES; n += 1) {
      const result = check()
      if (result instanceof Promise) await result
    }
    if (round > 0) rounds.push(((performance.now() - began) * 1000) / TIMES)
  }
  return median(rounds)
}

function webhookBody(): string {
  return JSON.stringify({
    event: 'participant_joined',
    id: 'EV_abcdefgh',
    createdAt: '1771351907',
    room: { name: 'bench', sid: 'RM_abcdefgh' },
    participant: {
      sid: 'PA_abcdefgh',
      identity: 'ana',
      name: 'Ana Weber',
      state: 'ACTIVE',
      joinedAt: '1771351907',
      permission: { canSubscribe: true, canPublishData: true },
    },
  })
}
