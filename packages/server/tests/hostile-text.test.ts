import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { jwt, seconds } from './support/tokens.ts'
import { deliver, webhook } from './support/webhooks.ts'

const room = 'texts'
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room)
})
afterAll(() => companion.close())

const HARD = {
  markup: '<img src=x onerror=alert(1)>',
  'right to left': '\u202Egnp.exe\u202C \u2067x\u2069',
  'zero width': 'a\u200B\u200D\uFEFFna',
  'a pile of accents': `e${'\u0301'.repeat(200)}`,
  'a family': '👩‍👩‍👧‍👦'.repeat(10),
}
const TOO_MUCH = {
  '257 letters': 'x'.repeat(257),
  '10,000 accents': `e${'\u0301'.repeat(10_000)}`,
  NUL: 'a\0na',
  'half a character': 'a\uD800na',
}

let people = 0
const nextId = () => `person-${++people}`

/** The name on record by then, or how it was refused; undefined where nobody is on record. */
type Door = (userId: string, name: string) => Promise<string | number | undefined>

const DOORS: Record<string, Door> = {
  "the site's upsert": async (userId, name) => {
    const answer = await companion.call('POST', `/v1/rooms/${room}/participants`, {
      as: companion.apiKey,
      body: { userId, name },
    })
    return answer.status === 200 ? (await companion.record(room, userId))?.name : answer.status
  },
  'a panel token that the site signed': async (userId, name) => {
    const now = seconds()
    const claims = { typ: 'panel', sub: userId, room, name, aud: 'participant-panel', iat: now, exp: now + 60 }
    const token = jwt(claims, companion.panelSecret)
    const { status, body } = await companion.call('POST', '/v1/sessions', { body: { kind: 'panel', token } })
    return status === 200 ? body.self.name : status
  },
  'a LiveKit token': async (userId, name) => {
    const { apiKey, apiSecret } = companion.livekit
    const token = jwt(
      { iss: apiKey, sub: userId, name, exp: seconds() + 60, video: { roomJoin: true, room } },
      apiSecret,
    )
    const { status, body } = await companion.call('POST', '/v1/sessions', { body: { kind: 'livekit', token, room } })
    return status === 200 ? body.self.name : status
  },
  'a report of LiveKit': async (userId, name) => {
    const session = { room, sid: `PA_${userId}`, identity: userId, joinedAt: Date.now() }
    const joined = webhook('participant_joined', session, Date.now()) as { participant: object }
    const { status } = await deliver(companion, { ...joined, participant: { ...joined.participant, name } })
    expect(status).toBe(204)
    return (await companion.record(room, userId))?.name
  },
}

test.each(Object.keys(DOORS).flatMap((door) => Object.entries(HARD).map((hard) => [door, ...hard] as const)))(
  'a name that comes by %s is kept and given back as it is: %s',
  async (door, _what, name) => {
    expect(await DOORS[door]!(nextId(), name)).toBe(name)
  },
)

const LEFT_OUT = Symbol('the user id instead')
test.each<[keyof typeof TOO_MUCH, string, string | number | undefined | typeof LEFT_OUT]>([
  ['257 letters', "the site's upsert", 400],
  ['257 letters', 'a panel token that the site signed', LEFT_OUT],
  ['257 letters', 'a LiveKit token', LEFT_OUT],
  ['257 letters', 'a report of LiveKit', 'x'.repeat(256)],
  ['10,000 accents', "the site's upsert", 400],
  ['10,000 accents', 'a panel token that the site signed', 400],
  ['10,000 accents', 'a LiveKit token', 400],
  ['10,000 accents', 'a report of LiveKit', `e${'\u0301'.repeat(255)}`],
  ['NUL', "the site's upsert", 400],
  ['NUL', 'a panel token that the site signed', LEFT_OUT],
  ['NUL', 'a LiveKit token', LEFT_OUT],
  ['NUL', 'a report of LiveKit', 'ana'],
  ['half a character', "the site's upsert", 400],
  ['half a character', 'a panel token that the site signed', LEFT_OUT],
  ['half a character', 'a LiveKit token', LEFT_OUT],
  // No text of Go: nobody can read such a report.
  ['half a character', 'a report of LiveKit', undefined],
])('what is no name is refused, left out or cut: %s by %s', async (what, door, outcome) => {
  const userId = nextId()
  expect(await DOORS[door]!(userId, TOO_MUCH[what])).toBe(outcome === LEFT_OUT ? userId : outcome)
})

test('what LiveKit lets people carry gives no right, and what is new in LiveKit is not taken for a person', async () => {
  const joined = (userId: string) => {
    const session = { room, sid: `PA_${userId}`, identity: userId, joinedAt: Date.now() }
    return webhook('participant_joined', session, Date.now()) as { participant: object }
  }
  const carried = {
    metadata: '{"role":"HOST","canSpeak":true}',
    attributes: { role: 'superadmin', ['__proto__']: 'x', canSpeak: 'true' },
    kind: 'STANDARD',
  }
  const plain = joined('carrier')
  await deliver(companion, { ...plain, participant: { ...plain.participant, ...carried } })
  expect(await companion.record(room, 'carrier')).toMatchObject({ role: 'VIEWER', canSpeak: false, status: 'JOINED' })

  const novel = joined('novel')
  const { status } = await deliver(companion, {
    ...novel,
    participant: { ...novel.participant, kind: 77, newField: { deep: [1] }, state: 'ACTIVE' },
  })
  expect(status).toBe(204)
  const record = await companion.record(room, 'novel')
  expect(record).toMatchObject({ role: 'VIEWER', canSpeak: false })
  expect(record?.kind).not.toBe('standard')
})

test('a record of whatever name is small', async () => {
  const userId = 'x'.repeat(256)
  await companion.put(room, { userId, name: '\u{1F600}'.repeat(128), username: 'y'.repeat(256) })
  expect(Buffer.byteLength(JSON.stringify(await companion.record(room, userId)))).toBeLessThan(2_048)
})
