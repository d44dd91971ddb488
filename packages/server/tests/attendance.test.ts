import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attendance } from '../src/protocol/index.ts'
import { Companion, type Answer } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { deliver, roomFinished, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const MINUTE = 60_000
const now = Date.now()
const ago = (minutes: number) => now - minutes * MINUTE

/** Came and, where it is given, left so many minutes ago, as LiveKit tells it. */
async function visit(room: string, identity: string, came: number, left?: number, kind?: string): Promise<void> {
  const session = { room, sid: `PA_${room}_${identity}_${came}`, identity, joinedAt: ago(came), ...(kind && { kind }) }
  await deliver(companion, webhook('participant_joined', session, ago(came)))
  if (left !== undefined) await deliver(companion, webhook('participant_left', session, ago(left)))
}

const ask = (room: string, as: string = companion.apiKey, query = ''): Promise<Answer> =>
  companion.call('GET', `/v1/rooms/${room}/attendance${query}`, { as })

async function attendance(room: string, as?: string, query?: string): Promise<Attendance> {
  const { status, body } = await ask(room, as, query)
  expect([status, body]).toEqual([200, expect.anything()])
  return body as Attendance
}

const as = async (room: string, userId: string) => (await companion.session(room, userId)).token
const names = ({ people }: Attendance) => people.map(({ userId }) => userId)

describe('who may read whose', () => {
  const room = 'rights'
  beforeAll(async () => {
    await companion.putRoom(room, { host: { userId: 'host' } })
    for (const [userId, role] of [
      ['cole', 'CO_HOST'],
      ['mod', 'MODERATOR'],
      ['sue', 'SPEAKER'],
    ] as const) {
      await companion.put(room, { userId, role })
    }
    for (const userId of ['host', 'cole', 'mod', 'sue', 'vic']) await visit(room, userId, 20)
  })

  test.each(['host', 'cole'])('%s reads everybody’s', async (userId) => {
    const answer = await attendance(room, await as(room, userId))
    expect(answer).toMatchObject({ scope: 'everybody', room: { now: 5, came: 5, peak: { people: 5 } } })
    expect(names(answer).toSorted()).toEqual(['cole', 'host', 'mod', 'sue', 'vic'])
  })

  test('a moderator reads their own, and who talks how much now', async () => {
    const token = await as(room, 'mod')
    const answer = await attendance(room, token)
    expect(answer).toMatchObject({ scope: 'talk-share', talk: [], room: { talkMs: 0, notMeasured: 5 } })
    expect(names(answer)).toEqual(['mod'])
    expect(answer.room).not.toHaveProperty('curve')
    const then = await attendance(room, token, `?from=${ago(30)}&to=${ago(1)}`)
    expect(then.scope).toBe('own')
    expect(then).not.toHaveProperty('talk')
  })

  test.each(['sue', 'vic'])('%s reads their own and nothing of others', async (userId) => {
    const answer = await attendance(room, await as(room, userId))
    expect(answer.scope).toBe('own')
    expect(names(answer)).toEqual([userId])
    expect(answer.people[0]?.presence).toMatchObject({ visits: 1, lastOut: null })
    expect(answer).not.toHaveProperty('talk')
    expect(Object.keys(answer.room).toSorted()).toEqual(['from', 'isOpen', 'name', 'title', 'to'])
  })

  test('who never came has no line of their own, and a stranger reads nothing', async () => {
    expect((await attendance(room, await as(room, 'new'))).people).toEqual([])
    expect((await ask(room, await as('elsewhere', 'vic'))).status).toBe(403)
    expect((await companion.call('GET', `/v1/rooms/${room}/attendance`)).status).toBe(401)
  })
})

test('stays, devices, bots, and who was invited and never came', async () => {
  const room = 'figures'
  await companion.putRoom(room, { startsAt: ago(60), endsAt: ago(0) })
  await companion.put(room, { userId: 'dana', name: 'Dana' })
  await visit(room, 'ana', 60, 30)
  await visit(room, 'ana', 20)
  await visit(room, 'ben', 48)
  await visit(room, 'recorder', 55, undefined, 'EGRESS')
  const { people, bots, room: figures } = await attendance(room)
  expect(people.map(({ userId, invited, presence }) => [userId, invited, presence?.visits, presence?.lateMs])).toEqual([
    ['ana', false, 2, 0],
    ['ben', false, 1, 12 * MINUTE],
    ['dana', true, undefined, undefined],
  ])
  expect(bots).toMatchObject([{ userId: 'recorder', kind: 'egress' }])
  expect(figures).toMatchObject({ from: ago(60), isOpen: true, now: 2, came: 2, neverCame: 1, peak: { people: 2 } })
  const ana = people[0]?.presence
  // LiveKit tells when somebody left in whole seconds.
  expect(Math.abs(ana!.presentMs - (figures.to - figures.from - 10 * MINUTE))).toBeLessThan(1_000)
  const half = await attendance(room, undefined, `?from=${new Date(ago(50)).toISOString()}&to=${ago(40)}`)
  expect(half).toMatchObject({ room: { from: ago(50), to: ago(40), isOpen: false } })
  expect(half.people[0]?.presence).toMatchObject({ presentMs: 10 * MINUTE, share: 1, visits: 1, lastOut: null })
  expect(half.people[0]?.presence).toMatchObject({ firstIn: ago(50) })
})

describe('the window that nobody named', () => {
  test('A18 begins with whoever came first, also when that is known later', async () => {
    await companion.putRoom('opened')
    expect(await attendance('opened')).toMatchObject({ people: [], room: { isOpen: true, now: 0, came: 0 } })
    await visit('opened', 'ben', 10)
    await visit('opened', 'ana', 20)
    expect((await attendance('opened')).room).toMatchObject({ from: ago(20), isOpen: true })
  })

  test('A18 ends when the last has left, and goes on with whoever comes within half an hour', async () => {
    await companion.putRoom('emptied')
    await visit('emptied', 'ana', 90, 40)
    await visit('emptied', 'ben', 80, 35)
    const closed = await attendance('emptied')
    expect(closed.room).toMatchObject({ from: ago(90), isOpen: false, now: 0 })
    expect(Math.abs(closed.room.to - ago(35))).toBeLessThan(1_000)
    await visit('emptied', 'ana', 6)
    expect((await attendance('emptied')).room).toMatchObject({ from: ago(90), isOpen: true, now: 1 })
  })

  test('A18 begins anew after half an hour of emptiness; bots keep no room open', async () => {
    await companion.putRoom('anew')
    await visit('anew', 'ana', 90, 40)
    await visit('anew', 'recorder', 90, undefined, 'EGRESS')
    await visit('anew', 'ben', 9)
    const answer = await attendance('anew')
    expect(answer.room).toMatchObject({ from: ago(9), isOpen: true })
    expect(names(answer)).toEqual(['ben'])
    expect(names(await attendance('anew', undefined, `?from=${ago(95)}`))).toEqual(['ana', 'ben'])
  })

  test('A18 ends with the room, and begins anew when it is opened again', async () => {
    await companion.putRoom('ended')
    await visit('ended', 'ana', 20)
    await companion.act('ended', { id: crypto.randomUUID(), action: 'room.end' })
    const { room } = await attendance('ended')
    expect(room).toMatchObject({ from: ago(20), isOpen: false })
    expect(room.to).toBeGreaterThanOrEqual(now)
    await deliver(companion, roomFinished('ended', 'RM_ended', Date.now()))
    await companion.putRoom('ended', { ended: false })
    expect((await attendance('ended')).people).toEqual([])
    await visit('ended', 'ben', (now - Date.now()) / MINUTE)
    expect(names(await attendance('ended'))).toEqual(['ben'])
  })
})

describe('bad windows', () => {
  beforeAll(() => companion.putRoom('windows'))
  const DAY = 24 * 60 * MINUTE
  test.each([
    ['inverted', `from=${ago(1)}&to=${ago(2)}`, 'to'],
    ['a begin in the future', `from=${now + DAY}`, 'from'],
    ['an end in the future', `from=${ago(1)}&to=${now + DAY}`, 'to'],
    ['longer than ten years', `from=${now - 3_654 * DAY}`, 'from'],
    ['no moment', 'from=yesterday', 'from'],
    ['another year than any', 'from=99999-01-01T00:00:00Z', 'from'],
    ['an end without a begin, before anybody came', `to=${ago(5)}`, 'to'],
    ['what nobody knows', 'since=1', 'since'],
  ])('%s: 400 that names the field', async (_name, query, field) => {
    const { status, body } = await ask('windows', undefined, `?${query}`)
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, 'invalid-request', field])
  })

  test('a clock that is a little ahead is forgiven', async () => {
    const { room } = await attendance('windows', undefined, `?from=${ago(5)}&to=${Date.now() + 5_000}`)
    expect(room.to).toBeLessThanOrEqual(Date.now())
  })

  test('a room that never was: 404', async () => {
    expect((await ask('never-was')).body).toMatchObject({ status: 404, code: 'room-not-found' })
  })
})

test('a time that is over is the same whenever it is asked: compressed, and not sent twice', async () => {
  await companion.putRoom('tagged')
  for (let n = 0; n < 10; n += 1) await visit('tagged', `somebody${n}`, 60, 50)
  const path = `/v1/rooms/tagged/attendance?from=${ago(70)}&to=${ago(40)}`
  const first = await companion.call('GET', path, { as: companion.apiKey })
  expect(first.headers.get('content-encoding')).toMatch(/br|gzip/)
  const headers = { 'if-none-match': first.headers.get('etag')! }
  expect((await companion.call('GET', path, { as: companion.apiKey, headers })).status).toBe(304)
  await visit('tagged', 'late', 45)
  const after = await companion.call('GET', path, { as: companion.apiKey, headers })
  expect([after.status, after.body.room.came]).toEqual([200, 11])
})

test('what is told of keeping, and nothing of talk where it is switched off', async () => {
  await companion.putRoom('keeping', { talkTime: false, attendanceNotice: true })
  await visit('keeping', 'ana', 5)
  const answer = await attendance('keeping')
  expect(answer.keeping).toEqual({ talkTime: false, retentionDays: 90 })
  expect(answer).not.toHaveProperty('talk')
  expect(answer.room).not.toHaveProperty('notMeasured')
  const told = { talkTime: false, attendanceNotice: true }
  await eventually(async () => expect((await companion.snapshot('keeping')).room).toMatchObject(told))
  await companion.putRoom('keeping', { attendanceNotice: false })
  await eventually(async () =>
    expect((await companion.snapshot('keeping')).room).not.toHaveProperty('attendanceNotice'),
  )
})
