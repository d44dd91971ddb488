import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { jwt, seconds } from './support/tokens.ts'

let companion: Companion
let now = Date.now()
beforeAll(async () => {
  companion = await Companion.start({ env: { TRUST_PROXY: '1' }, overrides: { clock: () => now } })
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
/** Each from an address of its own: so many bad tokens of one would be refused as a flood. */
const session = (body: object) =>
  companion.call('POST', '/v1/sessions', { body, headers: { 'x-forwarded-for': randomBytes(8).toString('hex') } })
const exchange = (token: string) => session({ kind: 'panel', token })

const decode = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

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
    now = Date.now()
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

describe('a LiveKit token', () => {
  const video = { roomJoin: true, room: 'own' }
  const signed = (more: object = {}, secret = companion.livekit.apiSecret, header?: object) => {
    const { apiKey } = companion.livekit
    const times = { nbf: seconds(now), exp: seconds(now) + 600 }
    return jwt({ iss: apiKey, sub: 'lena', name: 'Lena', video, ...times, ...more }, secret, header)
  }
  const open = (token: string, more: object = {}) => session({ kind: 'livekit', token, ...more })

  test('opens a session, and makes the room known as one that is only observed', async () => {
    const { status, body } = await open(signed(), { room: 'own' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ room: 'own', self: { userId: 'lena', name: 'Lena', role: 'VIEWER' } })
    const { body: room } = await companion.call('GET', '/v1/rooms/own', { as: body.token })
    expect(room.room).toMatchObject({ mode: 'meeting', enforce: 'observe', visibility: 'everyone' })
  })

  test('leaves a room that is known as it is, and a name that the person has', async () => {
    await companion.put('one', { userId: 'lena', name: 'Dr Lena' })
    const { body } = await open(signed({ video: { ...video, room: 'one' } }))
    expect(body.self.name).toBe('Dr Lena')
    const { body: room } = await companion.call('GET', '/v1/rooms/one', { as: body.token })
    expect(room.room).toMatchObject({ mode: 'stage', enforce: 'manage' })
  })

  test('with roomAdmin makes a co-host of somebody new, and of nobody who is known', async () => {
    const admin = { video: { ...video, room: 'admins', roomAdmin: true } }
    expect((await open(signed({ ...admin, sub: 'boss' }))).body.self.role).toBe('CO_HOST')
    await companion.put('admins', { userId: 'clerk', role: 'VIEWER' })
    expect((await open(signed({ ...admin, sub: 'clerk' }))).body.self.role).toBe('VIEWER')
  })

  test('of a device opens the session of the person whose device it is', async () => {
    const { token, self } = await companion.session('one', 'nomad')
    const join = async (device: string) => {
      const answer = await companion.call('POST', '/v1/rooms/one/join', { as: token, body: { device } })
      return answer.body.token as string
    }
    await join('device-0001')
    const second = await join('device-0002')
    const { body } = await open(second)
    expect(body.self).toMatchObject({ id: self.id, userId: 'nomad' })
  })

  test.each([
    ['signed with another secret', () => signed({}, 'x'.repeat(40)), 'token-invalid'],
    ['of an unknown key', () => signed({ iss: 'APIother' }), 'token-invalid'],
    ['of no key', () => signed({ iss: undefined }), 'token-invalid'],
    ['of a key called __proto__', () => signed({ iss: '__proto__' }), 'token-invalid'],
    ['alg none', () => signed({}, companion.livekit.apiSecret, { alg: 'none' }), 'token-invalid'],
    ['expired by more than a minute', () => signed({ exp: seconds(now) - 61 }), 'token-expired'],
    ['without expiry', () => signed({ exp: undefined }), 'token-invalid'],
    ['from the future', () => signed({ nbf: seconds(now) + 120 }), 'token-invalid'],
    ['that joins nothing', () => signed({ video: { roomList: true } }), 'token-invalid'],
    ['whose roomJoin is a word', () => signed({ video: { ...video, roomJoin: 'true' } }), 'token-invalid'],
    ['without a room', () => signed({ video: { roomJoin: true } }), 'token-invalid'],
    ['without an identity', () => signed({ sub: '' }), 'token-invalid'],
    ['of an agent by kind', () => signed({ kind: 'agent' }), 'token-invalid'],
    ['of an agent by grant', () => signed({ video: { ...video, agent: true } }), 'token-invalid'],
    ['of a recorder', () => signed({ video: { ...video, recorder: true } }), 'token-invalid'],
    ['of a webhook', () => signed({ sha256: 'abc' }), 'token-invalid'],
    ['that is a panel token', () => jwt(claims(), companion.panelSecret), 'token-invalid'],
  ])('%s: 401', async (_name, token, code) => {
    const { status, body } = await open(token())
    expect([status, body.code]).toEqual([401, code])
  })

  test('within a minute of its times is good; of another room than is asked for, it is not', async () => {
    expect((await open(signed({ exp: seconds(now) - 50, nbf: seconds(now) + 50 }))).status).toBe(200)
    const { status, body } = await open(signed(), { room: 'two' })
    expect([status, body.code]).toEqual([403, 'wrong-room'])
  })

  test('is never tried as a panel token, nor a panel token as one', async () => {
    expect((await exchange(signed())).body.code).toBe('token-invalid')
  })
})

describe('secrets and keys in rotation', () => {
  const [first, second, livekitSecret] = ['1', '2', '3'].map((n) => n + randomBytes(32).toString('hex')) as [
    string,
    string,
    string,
  ]
  const [acmeOld, acmeNew, globex] = ['a', 'b', 'c'].map((name) => `ppk_${name}${randomBytes(24).toString('hex')}`)
  let site: Companion
  beforeAll(async () => {
    const hash = createHash('sha256').update(acmeNew!).digest('hex')
    site = await Companion.start({
      env: {
        PANEL_SECRET: `${second},${first}`,
        LIVEKIT_KEYS: `APIold:${livekitSecret}`,
        LIVEKIT_ADMIN_ROLE: 'VIEWER',
        HOSTS: 'harry,hermione',
        API_KEYS: `acme:acme-:${acmeOld},acme:acme-:sha256-${hash},globex:globex-:${globex}`,
      },
    })
  })
  afterAll(() => site.close())

  const live = { iat: seconds(), exp: seconds() + 600 }
  const open = (kind: string, token: string) => site.call('POST', '/v1/sessions', { body: { kind, token } })
  const ask = (method: string, path: string, as: string, body?: unknown) =>
    site.call(method, path, { as, ...(body !== undefined && { body }) })

  test('a panel token of the secret before is still good, one of a third is not', async () => {
    const token = (secret: string) => jwt(claims({ ...live, room: 'acme-1' }), secret)
    expect((await open('panel', token(first))).status).toBe(200)
    expect((await open('panel', token(second))).status).toBe(200)
    expect((await open('panel', token('x'.repeat(64)))).status).toBe(401)
  })

  test('a LiveKit token of a further key is good, and roomAdmin means nothing where it is switched off', async () => {
    const video = { roomJoin: true, room: 'acme-lk', roomAdmin: true }
    const { status, body } = await open('livekit', jwt({ iss: 'APIold', sub: 'x', video, ...live }, livekitSecret))
    expect([status, body.self?.role]).toEqual([200, 'VIEWER'])
  })

  test('HOSTS: host where there is none, else a co-host, which the log tells', async () => {
    const session = async (sub: string) => open('panel', jwt(claims({ ...live, sub, room: 'acme-hosts' }), second))
    expect((await session('harry')).body.self.role).toBe('HOST')
    expect((await session('hermione')).body.self.role).toBe('CO_HOST')
    expect((await session('ron')).body.self.role).toBe('VIEWER')
    const { body } = await ask('GET', '/v1/rooms/acme-hosts/events', acmeOld!)
    expect(body.events).toContainEqual(
      expect.objectContaining({ type: 'role.claim', data: { claimed: 'HOST', given: 'CO_HOST' } }),
    )
  })

  test('both keys of a site open its rooms', async () => {
    for (const key of [acmeOld!, acmeNew!]) {
      expect((await ask('PUT', '/v1/rooms/acme-both', key, {})).status).toBe(200)
    }
  })

  test.each<[string, string, string, unknown]>([
    ['the room', 'GET', '/v1/rooms/acme-1', undefined],
    ['making it', 'PUT', '/v1/rooms/acme-1', {}],
    ['changing it', 'PATCH', '/v1/rooms/acme-1', { title: 'x' }],
    ['its roster', 'GET', '/v1/rooms/acme-1/participants', undefined],
    ['its log', 'GET', '/v1/rooms/acme-1/events', undefined],
    ['an explanation', 'GET', '/v1/rooms/acme-1/explain?action=room.policy', undefined],
    ['a person', 'POST', '/v1/rooms/acme-1/participants', { userId: 'x' }],
    ['a change', 'PATCH', '/v1/rooms/acme-1/participants/x', { canSpeak: true }],
    ['an action', 'POST', '/v1/rooms/acme-1/actions', { id: 'action-01', action: 'participant.mute', targets: ['x'] }],
    ['a token', 'POST', '/v1/tokens', { room: 'acme-1', userId: 'x' }],
    ['a LiveKit token', 'POST', '/v1/tokens', { room: 'acme-1', userId: 'x', livekit: true }],
  ])("another site's room is to a key as if it were not there: %s", async (_what, method, path, body) => {
    await ask('PUT', '/v1/rooms/acme-1', acmeOld!, {})
    const answer = await ask(method, path, globex!, body)
    expect([answer.status, answer.body.code]).toEqual([404, 'room-not-found'])
  })

  test("another site's people are to a key as if they were not there: exports and erasures", async () => {
    await ask('PUT', '/v1/rooms/acme-people', acmeOld!, { host: { userId: 'anna' } })
    await ask('PUT', '/v1/rooms/globex-people', globex!, { host: { userId: 'anna' } })
    const rooms = async (path: string, key: string) => {
      const { body } = await ask('POST', `/v1/${path}`, key, { userId: 'anna' })
      return body.rooms.map((room: string | { room: string }) => (typeof room === 'string' ? room : room.room))
    }
    expect(await rooms('exports', globex!)).toEqual(['globex-people'])
    expect(await rooms('erasures', globex!)).toEqual(['globex-people'])
    expect(await rooms('exports', acmeOld!)).toEqual(['acme-people'])
  })
})

test('POST /tokens answers the LiveKit token too, unless the person is kept out', async () => {
  const body = { room: 'one', userId: 'page', name: 'Page', livekit: true }
  const answer = await companion.call('POST', '/v1/tokens', { as: companion.apiKey, body })
  expect(answer.body.livekit.url).toBe(companion.livekit.url)
  expect(decode(answer.body.livekit.token)).toMatchObject({ sub: 'page', name: 'Page', video: { room: 'one' } })
  expect(decode(answer.body.token)).not.toHaveProperty('livekit')
  const id = (await companion.session('one', 'page')).self.id
  await companion.act('one', { id: 'removal-01', action: 'participant.remove', targets: [id] })
  now += 7_000
  const refused = await companion.call('POST', '/v1/tokens', { as: companion.apiKey, body })
  expect([refused.status, refused.body.code]).toEqual([403, 'barred'])
  const session = await companion.session('one', 'page')
  const join = await companion.call('POST', '/v1/rooms/one/join', { as: session.token })
  expect([join.status, join.body.code, join.body.bar.until > now]).toEqual([403, 'barred', true])
})

test('the LiveKit token of a join grants exactly the rights of the person, for two minutes', async () => {
  const { token, self } = await companion.session('one', 'joiner')
  await companion.change('one', self.id, { canSpeak: true, canChat: false })
  const answer = await companion.join('one', token)
  const payload = decode(answer.token)
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
