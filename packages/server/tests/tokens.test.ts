import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { jwt, seconds } from './support/tokens.ts'

let companion: Companion
let now = Date.now()
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => now } })
  await companion.putRoom('one')
  await companion.putRoom('two')
})
afterAll(() => companion.close())

const claims = (more: object = {}) => ({
  typ: 'panel',
  aud: 'participant-panel',
  sub: 'ana',
  room: 'one',
  iat: seconds(now),
  exp: seconds(now) + 600,
  ...more,
})
const exchange = (token: string) => companion.call('POST', '/v1/sessions', { body: { kind: 'panel', token } })

describe('a panel token signed by the site', () => {
  test('opens a session with what it says of the person', async () => {
    const more = {
      name: 'Ana',
      preferred_username: 'ana',
      picture: 'https://a.test/a.png',
      role: 'SPEAKER',
      guest: true,
    }
    const { status, body } = await exchange(jwt(claims({ sub: 'seeded', ...more }), companion.panelSecret))
    expect(status).toBe(200)
    expect(body.room).toBe('one')
    expect(body.self).toMatchObject({
      userId: 'seeded',
      name: 'Ana',
      username: 'ana',
      imageUrl: 'https://a.test/a.png',
    })
    expect(body.self).toMatchObject({ role: 'SPEAKER', guest: true, status: 'INVITED' })
  })

  test.each([
    ['signed with another secret', () => jwt(claims(), 'x'.repeat(40)), 'token-invalid'],
    ['alg none', () => jwt(claims(), companion.panelSecret, { alg: 'none' }), 'token-invalid'],
    [
      'alg none, unsigned',
      () => `${jwt(claims(), 'x', { alg: 'none' }).split('.').slice(0, 2).join('.')}.`,
      'token-invalid',
    ],
    ['alg HS512 in the header', () => jwt(claims(), companion.panelSecret, { alg: 'HS512' }), 'token-invalid'],
    ['no typ', () => jwt(claims({ typ: undefined }), companion.panelSecret), 'token-invalid'],
    ['typ session', () => jwt(claims({ typ: 'session' }), companion.panelSecret), 'token-invalid'],
    ['another audience', () => jwt(claims({ aud: 'somebody-else' }), companion.panelSecret), 'token-invalid'],
    ['no audience', () => jwt(claims({ aud: undefined }), companion.panelSecret), 'token-invalid'],
    ['no user', () => jwt(claims({ sub: '' }), companion.panelSecret), 'token-invalid'],
    [
      'a user id of 300 characters',
      () => jwt(claims({ sub: 'x'.repeat(300) }), companion.panelSecret),
      'token-invalid',
    ],
    ['no room', () => jwt(claims({ room: 7 }), companion.panelSecret), 'token-invalid'],
    ['no time of issue', () => jwt(claims({ iat: undefined }), companion.panelSecret), 'token-invalid'],
    ['no expiry', () => jwt(claims({ exp: undefined }), companion.panelSecret), 'token-invalid'],
    ['longer than 12 hours', () => jwt(claims({ exp: seconds(now) + 43_201 }), companion.panelSecret), 'token-invalid'],
    [
      'from the future',
      () => jwt(claims({ iat: seconds(now) + 300, exp: seconds(now) + 900 }), companion.panelSecret),
      'token-invalid',
    ],
    [
      'expired',
      () => jwt(claims({ iat: seconds(now) - 20, exp: seconds(now) - 1 }), companion.panelSecret),
      'token-expired',
    ],
    ['two parts', () => 'abc.def', 'token-invalid'],
    ['claims that are no object', () => jwt([], companion.panelSecret), 'token-invalid'],
  ])('%s: 401', async (_name, token, code) => {
    const { status, body } = await exchange(token())
    expect([status, body.code]).toEqual([401, code])
  })

  test('a picture that is not https, or a role that is none, is left out', async () => {
    const forged = claims({ sub: 'forger', picture: 'javascript:alert(1)', role: 'OWNER', name: 'x'.repeat(300) })
    const { body } = await exchange(jwt(forged, companion.panelSecret))
    expect(body.self).toMatchObject({ userId: 'forger', name: 'forger', role: 'VIEWER' })
    expect(body.self).not.toHaveProperty('imageUrl')
  })
})

describe('a session', () => {
  const read = (as: string, room = 'one') => companion.call('GET', `/v1/rooms/${room}/participants`, { as })

  test('opens its own room and no other', async () => {
    const { token } = await companion.session('one', 'viewer')
    expect((await read(token)).status).toBe(200)
    const { status, body } = await read(token, 'two')
    expect([status, body.code]).toEqual([403, 'wrong-room'])
  })

  test('cannot be a panel token, and a panel token cannot be one', async () => {
    const { token } = await companion.token({ room: 'one', userId: 'viewer' })
    expect((await read(token)).body.code).toBe('token-invalid')
    const session = await companion.session('one', 'viewer')
    expect((await exchange(session.token)).body.code).toBe('token-invalid')
    const forged = jwt({ typ: 'session', sub: 'viewer', room: 'one', exp: seconds(now) + 600 }, companion.panelSecret)
    expect((await read(forged)).body.code).toBe('token-invalid')
  })

  test('ends after an hour', async () => {
    const { token, expiresAt } = await companion.session('one', 'viewer')
    now = expiresAt - 1
    expect((await read(token)).status).toBe(200)
    now = expiresAt
    const { status, body } = await read(token)
    expect([status, body.code, body.retryable]).toEqual([401, 'token-expired', false])
  })

  test.each([
    ['no token', undefined, 401, 'token-missing'],
    ['a token that is none', 'garbage', 401, 'token-invalid'],
    ['an API key nobody gave', 'ppk_wrong', 401, 'token-invalid'],
  ])('%s', async (_name, as, status, code) => {
    const answer = await companion.call('GET', '/v1/rooms/one/participants', as ? { as } : {})
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe("the site's own routes", () => {
  const mint = (call: object) => companion.call('POST', '/v1/tokens', { body: { room: 'one', userId: 'x' }, ...call })

  test('need an API key', async () => {
    expect((await mint({})).body.code).toBe('token-missing')
    expect((await mint({ as: 'ppk_wrong' })).body.code).toBe('token-invalid')
    const { token } = await companion.session('one', 'viewer')
    expect((await mint({ as: token })).status).toBe(403)
    expect((await companion.call('PUT', '/v1/rooms/three', { as: token, body: {} })).body.code).toBe('api-key-required')
    expect((await mint({ as: companion.apiKey })).status).toBe(200)
  })

  test('an API key is nobody, and does not join', async () => {
    expect((await companion.call('POST', '/v1/rooms/one/join', { as: companion.apiKey })).status).toBe(401)
  })

  test('with --dev, need none under a loopback name, and one under any other', async () => {
    const dev = await Companion.start({ flags: ['--dev'] })
    const { port } = new URL(dev.url)
    const status = async (host: string) => {
      const { request } = await import('node:http')
      return new Promise<number>((resolve, reject) => {
        const call = request({
          port,
          method: 'POST',
          path: '/v1/tokens',
          headers: { host, 'content-type': 'application/json' },
        })
        call.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject)
        call.end(JSON.stringify({ room: 'one', userId: 'x' }))
      })
    }
    try {
      expect(await status(`127.0.0.1:${port}`)).toBe(200)
      expect(await status(`localhost:${port}`)).toBe(200)
      expect(await status('attacker.test')).toBe(401)
      expect(await status(`127.0.0.1.attacker.test:${port}`)).toBe(401)
    } finally {
      await dev.close()
    }
  })
})

test('the LiveKit token of a join grants exactly the rights of the person, for two minutes', async () => {
  const { token, self } = await companion.session('one', 'joiner')
  await companion.change('one', self.id, { canSpeak: true, canChat: false })
  const answer = await companion.join('one', token)
  const payload = JSON.parse(Buffer.from(answer.token.split('.')[1] ?? '', 'base64url').toString())
  expect(answer.url).toBe(companion.livekit.url)
  expect(payload).toMatchObject({ sub: 'joiner', iss: companion.livekit.apiKey })
  expect(payload.exp - seconds()).toBeGreaterThan(110)
  expect(payload.exp - seconds()).toBeLessThanOrEqual(121)
  expect(payload.video).toEqual({
    roomJoin: true,
    room: 'one',
    canSubscribe: true,
    canPublish: true,
    canPublishSources: ['microphone'],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  })
})
