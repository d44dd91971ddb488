import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'

const room = 'hall'
let companion: Companion
let viewer: string
let person: string
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room, { host: { userId: 'host' } })
  viewer = (await companion.session(room, 'viewer')).token
  person = (await companion.put(room, { userId: 'ana' })).participant.id
})
afterAll(() => companion.close())

const people = `/v1/rooms/${room}/participants`
const actions = `/v1/rooms/${room}/actions`
const long = 'x'.repeat(300)
const id = 'action-0001'

describe('is refused as problem+json, and nothing is written', () => {
  test.each<[string, string, () => string, unknown, number, string]>([
    ['unknown room', 'GET', () => '/v1/rooms/nowhere/participants', undefined, 404, 'room-not-found'],
    ['unknown room', 'POST', () => '/v1/rooms/nowhere/participants', { userId: 'x' }, 404, 'room-not-found'],
    ['room name of 300 characters', 'PUT', () => `/v1/rooms/${long}`, {}, 400, 'invalid-request'],
    ['unknown mode', 'PUT', () => `/v1/rooms/${room}`, { mode: 'arena' }, 400, 'invalid-request'],
    ['unknown person', 'PATCH', () => `${people}/nobody`, { canSpeak: true }, 404, 'participant-not-found'],
    [
      'unknown target',
      'POST',
      () => actions,
      { id, action: 'participant.mute', targets: ['nobody'] },
      404,
      'participant-not-found',
    ],
    [
      'somebody who is not there',
      'POST',
      () => actions,
      () => ({ id, action: 'participant.mute', targets: [person] }),
      409,
      'not-in-room',
    ],
    ['unknown field', 'POST', () => people, { userId: 'x', admin: true }, 400, 'invalid-request'],
    ['unknown field', 'PATCH', () => `${people}/${person}`, { canFly: true }, 400, 'invalid-request'],
    ['unknown role', 'PATCH', () => `${people}/${person}`, { role: 'OWNER' }, 400, 'invalid-request'],
    ['unknown status', 'POST', () => people, { userId: 'x', status: 'BANNED' }, 400, 'invalid-request'],
    ['wrong type', 'PATCH', () => `${people}/${person}`, { canSpeak: 'yes' }, 400, 'invalid-request'],
    ['a list as body', 'PATCH', () => `${people}/${person}`, [], 400, 'invalid-request'],
    ['no user id', 'POST', () => people, { name: 'x' }, 400, 'invalid-request'],
    ['empty user id', 'POST', () => people, { userId: '  ' }, 400, 'invalid-request'],
    ['name of 300 characters', 'POST', () => people, { userId: 'x', name: long }, 400, 'invalid-request'],
    ['user id of 300 characters', 'POST', () => people, { userId: long }, 400, 'invalid-request'],
    [
      'picture javascript:',
      'POST',
      () => people,
      { userId: 'x', imageUrl: 'javascript:alert(1)' },
      400,
      'invalid-request',
    ],
    ['picture http:', 'POST', () => people, { userId: 'x', imageUrl: 'http://a.test/a.png' }, 400, 'invalid-request'],
    [
      'picture data:',
      'POST',
      () => people,
      { userId: 'x', imageUrl: 'data:image/svg+xml,<svg/>' },
      400,
      'invalid-request',
    ],
    ['picture that is no address', 'POST', () => people, { userId: 'x', imageUrl: 'https://' }, 400, 'invalid-request'],
    ['not JSON', 'POST', () => people, '{"userId":', 400, 'invalid-request'],
    ['too large', 'POST', () => people, { userId: 'x', name: 'x'.repeat(300_000) }, 413, 'too-large'],
    ['unknown action', 'POST', () => actions, { id, action: 'room.explode', targets: [] }, 400, 'invalid-request'],
    [
      'short action id',
      'POST',
      () => actions,
      { id: 'x', action: 'participant.mute', targets: ['x'] },
      400,
      'invalid-request',
    ],
    [
      'bad action id',
      'POST',
      () => actions,
      { id: 'a b c d e f', action: 'participant.mute', targets: ['x'] },
      400,
      'invalid-request',
    ],
    ['no targets', 'POST', () => actions, { id, action: 'participant.mute', targets: [] }, 400, 'invalid-request'],
    [
      'too many people',
      'POST',
      () => actions,
      { id, action: 'invite.send', input: { people: Array.from({ length: 501 }, () => ({ userId: 'x' })) } },
      400,
      'invalid-request',
    ],
    [
      'token for 13 hours',
      'POST',
      () => '/v1/tokens',
      { room, userId: 'x', expiresIn: 46_800 },
      400,
      'invalid-request',
    ],
    ['session of another kind', 'POST', () => '/v1/sessions', { kind: 'cookie', token: 'x' }, 400, 'invalid-request'],
    ['unknown address', 'GET', () => '/v1/everything', undefined, 404, 'not-found'],
  ])('%s: %s', async (_name, method, path, body, status, code) => {
    const before = await companion.snapshot(room)
    const sent: unknown = typeof body === 'function' ? body() : body
    const answer = await companion.call(method, path(), { as: companion.apiKey, body: sent })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect([answer.status, answer.body.status, answer.body.code]).toEqual([status, status, code])
    expect(answer.body.detail).toMatch(/\S.*\.$/s)
    expect(answer.body.type).toBe(`urn:participant-panel:error:${code}`)
    expect(await companion.snapshot(room)).toEqual(before)
  })

  test('each field that is wrong is named, its value is not repeated', async () => {
    const body = { userId: 'x', name: `<script>${long}`, role: 'OWNER', admin: true }
    const answer = await companion.call('POST', people, { as: companion.apiKey, body })
    const fields = answer.body.errors.map(({ field }: { field: string }) => field)
    expect(fields.toSorted()).toEqual(['admin', 'name', 'role'])
    expect(JSON.stringify(answer.body)).not.toContain('script')
  })

  test('a body of another type than JSON is not taken for an empty one', async () => {
    const headers = { 'content-type': 'text/plain' }
    const body = '{"canSpeak":true}'
    const answer = await companion.call('PATCH', `${people}/${person}`, { as: companion.apiKey, body, headers })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
  })

  test('a room needs no body at all', async () => {
    expect((await companion.call('PUT', '/v1/rooms/bare', { as: companion.apiKey })).status).toBe(200)
  })
})

test.each(['__proto__', 'constructor', '..', '../../etc/passwd', 'host#2', 'auth0|x/y', 'İ 𝕏 👩‍👩‍👧', '%2e%2e'])(
  'the user id %j is a user id like any other',
  async (userId) => {
    const { participant } = await companion.put(room, { userId })
    expect(participant).toMatchObject({ userId, name: userId, role: 'VIEWER' })
    const session = await companion.session(room, userId)
    expect(session.self.id).toBe(participant.id)
    expect((await companion.record(room, userId))?.identities).toEqual([])
    expect((await companion.change(room, participant.id, { canSpeak: true })).participant.canSpeak).toBe(true)
  },
)

test.each(['<img src=x onerror=alert(1)>', '\u202Eevil\u202C', "Robert'); drop table rooms;--", 'Zoë "Z" & Co.'])(
  'the name %j is stored and given back as text',
  async (name) => {
    await companion.put(room, { userId: 'hard-name', name, username: name })
    expect(await companion.record(room, 'hard-name')).toMatchObject({ name, username: name })
    const raw = await companion.call('GET', people, { as: viewer })
    expect(raw.headers.get('content-type')).toContain('application/json')
  },
)

describe('a body of nothing but mistakes gets a short answer', () => {
  const list = `/v1/rooms/${room}/expected?mode=merge`
  test.each([
    ['a list of people', 'PUT', list, { people: Array(500_000).fill(1) }, 'application/json'],
    ['a list as CSV', 'PUT', list, '"a\n'.repeat(500_000), 'text/csv'],
    [
      'the targets of an action',
      'POST',
      actions,
      { id, action: 'hand.lower', targets: Array(100_000).fill(1) },
      'application/json',
    ],
  ])('%s', async (_, method, path, body, type) => {
    const answer = await companion.call(method, path, { as: viewer, body, headers: { 'content-type': type } })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
    expect(JSON.stringify(answer.body).length).toBeLessThan(10_000)
  })
})
