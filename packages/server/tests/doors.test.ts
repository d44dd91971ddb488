import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParticipantRecord, Role } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { jwt, seconds } from './support/tokens.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ env: { ORIGINS: 'https://site.test' } })
})
afterAll(() => companion.close())

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

async function person(room: string, role: Role): Promise<{ id: string; token: string; userId: string }> {
  const userId = `the-${role}`
  await companion.put(room, { userId, role })
  const { token, self } = await companion.session(room, userId)
  return { id: self.id, token, userId }
}

let sids = 0
/** LiveKit reports that this identity is connected, or that it left. */
async function reported(event: string, room: string, identity: string, sid = `PA_${++sids}`): Promise<string> {
  const now = Date.now()
  await deliver(companion, webhook(event, { room, sid, identity, joinedAt: now - 1_000 }, now))
  return sid
}

describe('join', () => {
  const join = (room: string, as: string, body: object = {}) =>
    companion.call('POST', `/v1/rooms/${room}/join`, { as, body })
  /** Joins in quick succession are refused for a moment. */
  const joinInTime = (room: string, as: string, body: object) =>
    eventually(async () => {
      const answer = await join(room, as, body)
      expect(answer.status).not.toBe(429)
      return answer
    })
  const identityOf = async (room: string, as: string, body: object = {}) =>
    claimsOf((await joinInTime(room, as, body)).body.token).sub as string

  async function room(name: string) {
    await companion.putRoom(name)
    return (await companion.session(name, 'ana')).token
  }

  test('gives the first device the user id, every other one an identity of its own, and each the same again', async () => {
    const as = await room('devices')
    expect(await identityOf('devices', as, { device: 'laptop-01' })).toBe('ana')
    const phone = await identityOf('devices', as, { device: 'phone-001' })
    expect(phone).toMatch(/^ana#.{12}$/)
    expect(await identityOf('devices', as, { device: 'laptop-01' })).toBe('ana')
    expect(await identityOf('devices', as, { device: 'phone-001' })).toBe(phone)
    expect(await identityOf('devices', as)).toBe('ana')
  })

  test('two devices are one person', async () => {
    const as = await room('one-person')
    const identities = [
      await identityOf('one-person', as, { device: 'laptop-01' }),
      await identityOf('one-person', as, { device: 'phone-001' }),
    ]
    for (const identity of identities) await reported('participant_joined', 'one-person', identity)
    const { participants, counts } = await companion.snapshot('one-person')
    expect(participants).toHaveLength(1)
    expect(participants[0]?.identities.toSorted()).toEqual(identities.toSorted())
    expect(counts).toEqual({ online: 1, total: 1 })
  })

  test("never throws the site's own call out", async () => {
    const as = await room('own-call')
    await reported('participant_joined', 'own-call', 'ana')
    expect(await identityOf('own-call', as, { device: 'panel-001' })).toMatch(/^ana#/)
  })

  test('a sixth device takes the place of the oldest that is not connected, or is refused', async () => {
    const as = await room('six')
    const given: string[] = []
    for (let n = 1; n <= 5; n++) given.push(await identityOf('six', as, { device: `device-${n}` }))
    expect(new Set(given).size).toBe(5)
    await reported('participant_joined', 'six', given[0]!)
    expect(await identityOf('six', as, { device: 'device-6' })).toBe(given[1])
    for (const identity of given.slice(1)) await reported('participant_joined', 'six', identity)
    const { status, body } = await joinInTime('six', as, { device: 'device-7' })
    expect([status, body.code]).toEqual([409, 'too-many-devices'])
  })

  test("a user called like somebody's second device is nobody's device", async () => {
    const as = await room('names')
    await identityOf('names', as, { device: 'laptop-01' })
    const second = await identityOf('names', as, { device: 'phone-001' })
    const namesake = await companion.session('names', second)
    expect(namesake.self.userId).toBe(second)
    expect(await identityOf('names', namesake.token)).not.toBe(second)
    expect(await identityOf('names', namesake.token, { device: 'device-99' })).not.toBe(second)
    const { token } = await companion.session('names', 'host#2')
    expect(await identityOf('names', token, { device: 'device-98' })).toBe('host#2')
  })

  test('hidden: for staff, an identity of its own that hears and is seen by nobody', async () => {
    await companion.putRoom('desk')
    const moderator = await person('desk', 'MODERATOR')
    const { body } = await join('desk', moderator.token, { device: 'laptop-01', hidden: true })
    const { sub, video } = claimsOf(body.token)
    expect(sub).toMatch(/^the-MODERATOR#/)
    expect(video).toMatchObject({ hidden: true, canSubscribe: true, canPublish: false, canPublishData: false })
    expect(await identityOf('desk', moderator.token, { device: 'laptop-01' })).toBe('the-MODERATOR')
    await reported('participant_joined', 'desk', sub)
    expect((await companion.snapshot('desk')).counts.online).toBe(0)
    const viewer = await person('desk', 'VIEWER')
    const refused = await join('desk', viewer.token, { hidden: true })
    expect([refused.status, refused.body.code]).toEqual([403, 'not-staff'])
  })
})

describe('a room', () => {
  const call = (method: string, as: string, body?: unknown) =>
    companion.call(method, '/v1/rooms/settings', { as, ...(body !== undefined && { body }) })

  test('is changed by host and co-hosts, what the site enforces by the site only', async () => {
    await companion.putRoom('settings')
    const [cohost, moderator] = [await person('settings', 'CO_HOST'), await person('settings', 'MODERATOR')]
    const changed = await call('PATCH', cohost.token, { title: 'Hall', mode: 'meeting', visibility: 'stage' })
    expect([changed.status, changed.body.room.title, changed.body.room.visibility]).toEqual([200, 'Hall', 'stage'])
    expect((await call('PATCH', moderator.token, { title: 'x' })).body.code).toBe('rank-too-low')
    expect((await call('PATCH', cohost.token, { enforce: 'observe' })).body.code).toBe('api-key-required')
    expect((await call('PATCH', companion.apiKey, { enforce: 'observe' })).body.code).toBe('observed-room')
    const read = await call('GET', moderator.token)
    expect(read.body).toMatchObject({
      room: { title: 'Hall', mode: 'meeting', enforce: 'manage' },
      counts: { total: 2 },
    })
  })

  test('that is only observed is seen by everybody', async () => {
    await companion.putRoom('observed', { enforce: 'observe' })
    const { status, body } = await companion.call('PATCH', '/v1/rooms/observed', {
      as: companion.apiKey,
      body: { visibility: 'counts' },
    })
    expect([status, body.code]).toEqual([422, 'observed-room'])
    expect((await companion.call('PATCH', '/v1/rooms/nowhere', { as: companion.apiKey, body: {} })).status).toBe(404)
  })

  test('another mode moves every record', async () => {
    await companion.putRoom('moved')
    const { participant } = await companion.put('moved', { userId: 'ana' })
    await companion.putRoom('moved', { visibility: 'stage' })
    expect((await companion.record('moved', 'ana'))?.offset).toBeGreaterThan(participant.offset)
  })
})

describe('a change of a person', () => {
  const change = (id: string, as: string, body: object) =>
    companion.call('PATCH', `/v1/rooms/people/participants/${id}`, { as, body })

  test('that expects something else is a conflict and changes nothing', async () => {
    await companion.putRoom('people')
    const viewer = await person('people', 'VIEWER')
    const stale = await change(viewer.id, companion.apiKey, { role: 'SPEAKER', expect: { role: 'MODERATOR' } })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict'])
    expect(stale.body.participant).toMatchObject({ id: viewer.id, role: 'VIEWER' })
    const right = { canSpeak: true, expect: { role: 'VIEWER', canSpeak: false, status: 'INVITED' } }
    expect((await change(viewer.id, companion.apiKey, right)).body.participant.canSpeak).toBe(true)
  })

  test('renames people below, and oneself where one is staff', async () => {
    await companion.putRoom('people')
    const [cohost, moderator] = [await person('people', 'CO_HOST'), await person('people', 'MODERATOR')]
    const viewer = await person('people', 'VIEWER')
    const nameAfter = async (id: string, as: string) => {
      const { status, body } = await change(id, as, { name: `New ${++names}` })
      return status === 200 ? body.participant.name : body.code
    }
    let names = 0
    expect(await nameAfter(viewer.id, moderator.token)).toBe('New 1')
    expect(await nameAfter(moderator.id, moderator.token)).toBe('New 2')
    expect(await nameAfter(cohost.id, moderator.token)).toBe('rank-too-low')
    expect(await nameAfter(viewer.id, viewer.token)).toBe('switched-off')
    expect(await nameAfter(cohost.id, companion.apiKey)).toBe('New 5')
  })
})

test('a rename outlives the name in the tokens of the site, until the site itself gives another', async () => {
  const [room, userId] = ['renames', 'ana']
  const withToken = async (name: string) => (await companion.session(room, userId, { name })).self.name
  await companion.putRoom(room)
  expect(await withToken('Ana')).toBe('Ana')
  expect(await withToken('Ana B')).toBe('Ana B')
  const moderator = await person(room, 'MODERATOR')
  const { participant } = await companion.put(room, { userId })
  await companion.change(room, participant.id, { name: 'Guest 1' }, moderator.token)
  expect(await withToken('Rude word')).toBe('Guest 1')
  await companion.put(room, { userId, name: 'Ana C' })
  expect(await withToken('Ana D')).toBe('Ana D')
})

describe('an action', () => {
  const act = (as: string, body: object) => companion.call('POST', '/v1/rooms/acts/actions', { as, body })

  test('that nobody knows is told which there are', async () => {
    await companion.putRoom('acts')
    const { status, body } = await act(companion.apiKey, { id: 'action-01', action: 'room.explode', targets: ['x'] })
    expect([status, body.code]).toEqual([400, 'invalid-request'])
    for (const name of ['participant.mute', 'participant.remove', 'invite.send']) expect(body.detail).toContain(name)
  })

  test('needs targets or a filter, and not both', async () => {
    await companion.putRoom('acts')
    const action = 'participant.unban'
    for (const aim of [{}, { targets: ['x'], filter: {} }]) {
      expect((await act(companion.apiKey, { id: 'action-02', action, ...aim })).status).toBe(400)
    }
  })

  test('with a filter finds whoever fits, and never who asks', async () => {
    await companion.putRoom('acts')
    const [moderator, viewer] = [await person('acts', 'MODERATOR'), await person('acts', 'VIEWER')]
    await companion.put('acts', { userId: 'speaker', role: 'SPEAKER' })
    const remove = (filter: object, as: string, id: string) => act(as, { id, action: 'participant.remove', filter })
    const refused = await remove({}, viewer.token, 'action-03')
    expect([refused.status, refused.body.code]).toEqual([403, 'not-staff'])
    const { status, body } = await remove({ role: ['VIEWER', 'MODERATOR'] }, moderator.token, 'action-04')
    expect(status).toBe(200)
    expect(body.results.map(({ target }: { target: string }) => target)).toEqual([viewer.id])
    const none = await remove({ microphone: true }, moderator.token, 'action-05')
    expect([none.status, none.body.results]).toEqual([200, []])
  })
})

describe('the log of a room', () => {
  test('is all for the site and co-hosts, own deeds and people below for moderators, nothing for viewers', async () => {
    const room = 'log'
    await companion.putRoom(room)
    const [cohost, moderator] = [await person(room, 'CO_HOST'), await person(room, 'MODERATOR')]
    const viewer = await person(room, 'VIEWER')
    await companion.change(room, viewer.id, { canSpeak: true }, moderator.token)
    const read = (as: string, query = '') => companion.call('GET', `/v1/rooms/${room}/events${query}`, { as })
    const all = (await read(companion.apiKey)).body.events as {
      subject: string
      actor: string
      type: string
      offset: number
    }[]
    expect((await read(cohost.token)).body.events).toEqual(all)
    expect(all).toContainEqual(
      expect.objectContaining({
        type: 'permission.override',
        actor: moderator.id,
        subject: viewer.id,
        data: expect.objectContaining({ canSpeak: true }),
      }),
    )
    const some = (await read(moderator.token)).body.events as typeof all
    expect(some).toEqual(all.filter(({ actor, subject }) => actor === moderator.id || subject === viewer.id))
    expect(some.length).toBeLessThan(all.length)
    const refused = await read(viewer.token)
    expect([refused.status, refused.body.code]).toEqual([403, 'not-staff'])
    const last = all.at(-1)!
    expect((await read(companion.apiKey, `?after=${last.offset - 1}`)).body.events).toEqual([last])
    expect((await read(companion.apiKey, '?after=x')).status).toBe(400)
  })

  test('comes in pages without a gap', async () => {
    const people = Array.from({ length: 450 }, (_, n) => ({ userId: `guest-${n}` }))
    await companion.putRoom('pages')
    await companion.act('pages', { id: 'invite-all', action: 'invite.send', input: { people } })
    const events: unknown[] = []
    for (let next: string | undefined = '0'; next !== undefined;) {
      const { body } = await companion.call('GET', `/v1/rooms/pages/events?after=${next}`, { as: companion.apiKey })
      events.push(...body.events)
      next = body.next
    }
    expect(events).toHaveLength(451)
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(451)
  })
})

test('explain says what the action itself would', async () => {
  const room = 'explain'
  await companion.putRoom(room)
  const [cohost, moderator] = [await person(room, 'CO_HOST'), await person(room, 'MODERATOR')]
  const ask = async (query: string) =>
    (await companion.call('GET', `/v1/rooms/${room}/explain?${query}`, { as: moderator.token })).body
  const renaming = { as: moderator.token, body: { name: 'x' } }
  const { body } = await companion.call('PATCH', `/v1/rooms/${room}/participants/${cohost.id}`, renaming)
  expect(await ask(`action=participant.rename&target=${cohost.id}`)).toEqual({
    allowed: false,
    code: body.code,
    detail: body.detail,
  })
  expect(await ask(`action=participant.rename&target=${moderator.id}`)).toEqual({ allowed: true })
  expect(await ask('action=invite.send')).toMatchObject({ allowed: false, code: 'rank-too-low' })
  expect(await ask(`action=role.grant&target=${cohost.id}&value=VIEWER`)).toMatchObject({ allowed: false })
  expect((await ask('action=room.explode')).code).toBe('invalid-request')
  expect((await ask('action=participant.mute')).code).toBe('invalid-request')
})

describe('what the law asks for', () => {
  const ask = (path: string, userId: string) =>
    companion.call('POST', `/v1/${path}`, { as: companion.apiKey, body: { userId } })

  test('an export is everything about the person, an erasure leaves nothing of it but the bar', async () => {
    const [room, userId] = ['erasing', 'erika@example.org']
    const profile = { userId, name: 'Erika M', username: 'erika', imageUrl: 'https://a.test/erika.png' }
    await companion.putRoom(room)
    const { participant } = await companion.put(room, profile)
    for (const name of ['Erika the Elder', profile.name]) await companion.change(room, participant.id, { name })
    const aborted = await reported('participant_connection_aborted', room, userId)
    const host = await person(room, 'CO_HOST')
    const panel = await companion.panel(room, host.token, (await companion.snapshot(room, host.token)).position)
    const sid = await reported('participant_joined', room, userId)
    await reported('participant_left', room, userId, sid)
    const [id, input] = ['remove-01', { forSeconds: 86_400 }]
    await companion.act(room, { id, action: 'participant.remove', targets: [participant.id], input }, host.token)

    const { body } = await ask('exports', userId)
    expect(body.rooms).toHaveLength(1)
    expect(body.rooms[0].participant).toMatchObject({ userId, name: 'Erika M' })
    expect(body.rooms[0].connections).toMatchObject([
      { sid: aborted, userId },
      { sid, userId },
    ])
    expect(body.rooms[0].events.length).toBeGreaterThan(2)

    const before = (await companion.snapshot(room, host.token)).position
    expect((await ask('erasures', userId)).body).toEqual({ rooms: [room] })
    expect((await ask('exports', userId)).body.rooms).toEqual([])
    const log = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
    const roster = await companion.call('GET', `/v1/rooms/${room}/participants`, { as: companion.apiKey })
    expect(`${JSON.stringify(log.body)}${JSON.stringify(roster.body)}`).not.toMatch(/erika/i)
    const held = await companion.panel(room, host.token, before)
    expect((await held.frame('reset')).type).toBe('reset')
    expect(await panel.closed).toBe(4000)

    const back = await companion.session(room, userId)
    expect(back.self.bar?.until).toBeGreaterThan(Date.now() + 3_600_000)
  })

  test('unknown people have nothing, and a session may not ask', async () => {
    expect((await ask('exports', 'nobody')).body).toEqual({ userId: 'nobody', rooms: [] })
    expect((await ask('erasures', 'nobody')).body).toEqual({ rooms: [] })
    const { token } = await companion.session('erasing', 'curious')
    const answer = await companion.call('POST', '/v1/exports', { as: token, body: { userId: 'curious' } })
    expect([answer.status, answer.body.code]).toEqual([403, 'api-key-required'])
  })
})

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    companion.call('OPTIONS', '/v1/sessions', {
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })

  test('is let in where it is listed, and told what it may read', async () => {
    const allowed = await preflight('https://site.test')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://site.test')
    expect((await preflight('https://evil.test')).headers.get('access-control-allow-origin')).toBeNull()
    expect((await preflight('null')).headers.get('access-control-allow-origin')).toBeNull()
    const answer = await companion.call('GET', '/v1/rooms/x', { headers: { origin: 'https://site.test' } })
    const exposed = answer.headers.get('access-control-expose-headers')?.toLowerCase()
    for (const name of ['x-request-id', 'retry-after', 'etag']) expect(exposed).toContain(name)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('is not let in anywhere while nothing is listed, except to the element', async () => {
    const closed = await Companion.start()
    try {
      const headers = { origin: 'https://site.test' }
      const own = await closed.call('GET', '/v1/rooms/x', { headers: { origin: closed.url } })
      expect(own.headers.get('access-control-allow-origin')).toBe(closed.url)
      const other = await closed.call('GET', '/v1/rooms/x', { headers })
      expect(other.headers.get('access-control-allow-origin')).toBeNull()
    } finally {
      await closed.close()
    }
  })
})

describe('the id of a request', () => {
  const ask = (given?: string) =>
    companion.call('GET', '/v1/rooms/x', { headers: given === undefined ? {} : { 'x-request-id': given } })

  test('is taken where it is one, else made, and told in header and problem', async () => {
    const taken = await ask('trace-42.a:b')
    expect(taken.headers.get('x-request-id')).toBe('trace-42.a:b')
    expect(taken.body.instance).toBe('urn:request:trace-42.a:b')
    for (const bad of ['', 'x'.repeat(200), 'a b', '{"x":1}']) {
      const made = await ask(bad)
      expect(made.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
      expect(made.body.instance).toBe(`urn:request:${made.headers.get('x-request-id')}`)
    }
  })
})

test('no secret, token, name or address comes into a log line or an error', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const noisy = await Companion.start({ overrides: { log } })
  try {
    const answers: string[] = []
    const call = async (...given: Parameters<Companion['call']>) => {
      const { status, body } = await noisy.call(...given)
      if (status >= 400) answers.push(JSON.stringify(body))
      return body
    }
    const as = noisy.apiKey
    await call('PUT', '/v1/rooms/secrets', { as, body: { host: { userId: 'user-ulrike', name: 'Ulrike Name' } } })
    const { token: panelToken } = await noisy.token({ room: 'secrets', userId: 'user-viktor', name: 'Viktor Name' })
    const session = await call('POST', '/v1/sessions', { body: { kind: 'panel', token: panelToken } })
    const joined = await call('POST', '/v1/rooms/secrets/join', { as: session.token, body: {} })
    const forged = jwt({ typ: 'panel', sub: 'x', room: 'secrets', iat: seconds(), exp: seconds() + 9 }, 'other')
    await call('POST', '/v1/sessions', { body: { kind: 'panel', token: forged } })
    await call('POST', '/v1/sessions', { body: { kind: 'panel', token: { secret: panelToken } } })
    await call('POST', '/v1/tokens', { as: `${as}x`, body: {} })
    await call('POST', '/v1/tokens', { as, body: { room: 'secrets', userId: 7, name: 'Viktor Name' } })
    await call('PATCH', '/v1/rooms/secrets/participants/x', { as: session.token, body: { name: 'Viktor Name', x: 1 } })
    await call('POST', '/v1/rooms/secrets/actions', { as: session.token, body: '{"Viktor Name' })
    await call('GET', `/v1/rooms/secrets/participants?token=${session.token}`)
    await call('GET', `/v1/rooms/Viktor%20Name/participants`, { as: session.token })
    await deliver(noisy, { event: 'room_started', room: { name: 'secrets' } }, forged)
    const told = `${lines.join('\n')}\n${answers.join('\n')}`
    expect(lines.some((line) => line.includes('asked by the site'))).toBe(true)
    expect(answers).toHaveLength(8)
    const { apiSecret } = noisy.livekit
    const secrets = [as, noisy.panelSecret, apiSecret, panelToken, session.token, joined.token, forged]
    for (const secret of [...secrets, 'Ulrike', 'Viktor', 'user-', '127.0.0.1']) expect(told).not.toContain(secret)
  } finally {
    await noisy.close()
  }
})

describe('unknown fields and names that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is refused', async (field) => {
    await companion.putRoom('proto')
    const body = `{"userId":"x","${field}":{"role":"HOST","polluted":true}}`
    const { status } = await companion.call('POST', '/v1/rooms/proto/participants', { as: companion.apiKey, body })
    expect(status).toBe(400)
    expect(({} as Partial<ParticipantRecord> & { polluted?: boolean }).polluted).toBeUndefined()
  })
})
