import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../src/store/database.ts'
import { Companion, IS_SQLITE, offsetOf, type Answer } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { jwt, seconds, webhookAuthorization } from './support/tokens.ts'
import { deliver, roomFinished, webhook, type Session } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const room = 'stage'
const second = 1_000
/** Each takes a connection of its own behind the round robin. */
const FORGERIES = IS_SQLITE ? 5_000 : 500

describe('a report that LiveKit did not sign is refused', () => {
  const body = JSON.stringify(
    webhook('participant_joined', { room, sid: 'PA_forged', identity: 'mallory', joinedAt: Date.now() }, Date.now()),
  )
  const send = (authorization: string | undefined, sent = body): Promise<Answer> =>
    companion.call('POST', '/livekit/webhook', {
      body: sent,
      headers: { ...(authorization !== undefined && { authorization }) },
    })
  const good = () => webhookAuthorization(body, companion.livekit)

  test.each<[string, () => string | undefined, string?]>([
    ['unsigned', () => undefined],
    [
      'signed with another secret',
      () => webhookAuthorization(body, { ...companion.livekit, apiSecret: 'x'.repeat(40) }),
    ],
    ['signed for another key', () => webhookAuthorization(body, { ...companion.livekit, apiKey: 'APIother' })],
    [
      'alg none',
      () => jwt({ iss: companion.livekit.apiKey, exp: seconds() + 60 }, companion.livekit.apiSecret, { alg: 'none' }),
    ],
    ['expired', () => webhookAuthorization(body, companion.livekit, seconds() - 400)],
    ['from the future', () => webhookAuthorization(body, companion.livekit, seconds() + 200)],
    ['with another body', good, body.replace('mallory', 'eve')],
    [
      "with a participant's token",
      () => jwt({ iss: companion.livekit.apiKey, exp: seconds() + 60, sub: 'mallory' }, companion.livekit.apiSecret),
    ],
  ])('%s', async (_name, authorization, sent) => {
    await companion.putRoom(room)
    const answer = await send(authorization(), sent)
    expect([answer.status, answer.body.code]).toEqual([401, 'token-invalid'])
    expect((await companion.snapshot(room)).participants).toEqual([])
  })

  test('and what it signed is taken', async () => {
    expect((await send(good())).status).toBe(204)
    expect((await companion.snapshot(room)).participants).toMatchObject([{ userId: 'mallory', status: 'JOINED' }])
  })

  test('also about somebody who carries all the metadata that LiveKit allows', async () => {
    const session = { room, sid: 'PA_laden', identity: 'laden', joinedAt: Date.now() }
    const report = webhook('participant_joined', session, Date.now()) as { participant: object }
    // Each of these takes six bytes of JSON.
    const laden = JSON.stringify({
      ...report,
      participant: { ...report.participant, metadata: '\u0001'.repeat(300_000) },
    })
    expect((await send(webhookAuthorization(laden, companion.livekit), laden)).status).toBe(204)
    expect(await companion.record(room, 'laden')).toMatchObject({ status: 'JOINED' })
  })
})

function* permutations<Item>(items: Item[]): Generator<Item[]> {
  if (items.length < 2) yield items
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest]
  }
}

test('thousands of forgeries change nothing, and what LiveKit signed among them is taken, each of it', async () => {
  const crowded = 'besieged'
  await companion.putRoom(crowded)
  const joined = (n: number, name = 'p') =>
    webhook('participant_joined', { room: crowded, sid: `PA_${name}${n}`, identity: `${name}${n}`, joinedAt: now }, now)
  const now = Date.now()
  const forger = { ...companion.livekit, apiSecret: 'x'.repeat(40) }
  const forge = (n: number) => {
    const event = joined(n, 'forged')
    return deliver(companion, event, webhookAuthorization(JSON.stringify(event), forger))
  }
  const statuses = { forged: new Set<number>(), real: new Set<number>() }
  for (let n = 0; n < FORGERIES; n += 100) {
    const forged = Array.from({ length: 100 }, (_, m) => forge(n + m))
    const real = deliver(companion, joined(n))
    for (const { status } of await Promise.all(forged)) statuses.forged.add(status)
    statuses.real.add((await real).status)
  }
  expect(statuses).toEqual({ forged: new Set([401]), real: new Set([204]) })
  const { participants, position } = await companion.snapshot(crowded)
  expect(participants.map(({ userId }) => userId).filter((userId) => userId.startsWith('forged'))).toEqual([])
  expect(participants.length).toBe(FORGERIES / 100)
  // One step for the room, and one for each who joined.
  expect(offsetOf(position)).toBe(1 + FORGERIES / 100)
})

describe('W1 whatever the order, and however often it is told', () => {
  const facts = async (name: string) => {
    const person = await companion.record(name, 'ana')
    return person && { ...pick(person), identities: person.identities }
  }
  const pick = ({ status, joinedAt, leftAt, media }: NonNullable<Awaited<ReturnType<typeof companion.record>>>) => ({
    status,
    joinedAt,
    leftAt,
    media,
  })

  /** Two sids of one person; `gap` between the end of the first and the beginning of the second. */
  function story(name: string, gap: number, isLastOpen: boolean) {
    const start = Math.floor(Date.now() / second) * second - 200 * second
    const a: Session = { room: name, sid: `PA_a_${name}`, identity: 'ana', joinedAt: start + 123 }
    const b: Session = { room: name, sid: `PA_b_${name}`, identity: 'ana', joinedAt: start + 30 * second + gap + 456 }
    const track = { track: { sid: 'TR', source: 'MICROPHONE' } }
    const events = [
      webhook('participant_joined', a, a.joinedAt),
      webhook('track_published', a, a.joinedAt, track),
      webhook('participant_left', a, start + 30 * second),
      webhook('participant_joined', b, b.joinedAt),
      ...(isLastOpen ? [] : [webhook('participant_left', b, b.joinedAt + 20 * second)]),
    ]
    return { a, b, start, events, end: (Math.floor(b.joinedAt / second) + 20) * second }
  }

  test.each([
    ['a reload, then gone', 2 * second, false],
    ['a pause, then gone', 60 * second, false],
    ['a reload, and still here', 2 * second, true],
    ['a pause, and still here', 60 * second, true],
  ])('%s ends the same', async (_name, gap, isLastOpen) => {
    const all = [...permutations([0, 1, 2, 3, 4].slice(0, isLastOpen ? 4 : 5))]
    for (const [index, order] of all.entries()) {
      // Every fourth of 120 orders: they differ late. The order is dealt with above the store.
      if (index % ((isLastOpen ? 1 : 4) * (IS_SQLITE ? 1 : 3)) !== 0) continue
      const name = `w1-${gap}-${isLastOpen}-${index}`
      await companion.putRoom(name)
      const { a, b, start, events, end } = story(name, gap, isLastOpen)
      for (const place of order) await deliver(companion, events[place] ?? {})
      for (const place of order.slice(0, 2)) expect((await deliver(companion, events[place] ?? {})).status).toBe(204)
      expect(await facts(name), `order ${order.join(' ')}`).toEqual({
        status: isLastOpen ? 'JOINED' : 'LEFT',
        joinedAt: gap < 10 * second ? a.joinedAt : b.joinedAt,
        leftAt: isLastOpen ? null : end,
        media: undefined,
        identities: isLastOpen ? ['ana'] : [],
      })
      expect(start).toBeLessThan(a.joinedAt)
    }
  })

  test('the end of an unknown sid is kept: its join changes nothing any more', async () => {
    await companion.putRoom('unknown-left')
    const session = { room: 'unknown-left', sid: 'PA_unknown', identity: 'ana', joinedAt: Date.now() - 60 * second }
    await deliver(companion, webhook('participant_left', session, Date.now() - 30 * second))
    const before = await companion.snapshot('unknown-left')
    expect(before.participants).toMatchObject([{ status: 'LEFT', joinedAt: session.joinedAt, identities: [] }])
    await deliver(companion, webhook('participant_joined', session, session.joinedAt))
    expect(await companion.snapshot('unknown-left')).toEqual(before)
  })

  test('a session that never was active is no stay', async () => {
    await companion.putRoom('aborted')
    const session = { room: 'aborted', sid: 'PA_aborted', identity: 'ana', joinedAt: Date.now() }
    await deliver(companion, webhook('participant_connection_aborted', session, Date.now()))
    expect((await companion.snapshot('aborted')).participants).toEqual([])
  })

  test('of two sessions of one identity the earlier has ended, even if its end is never told', async () => {
    await companion.putRoom('replaced')
    const start = Math.floor(Date.now() / second) * second - 100 * second
    const a = { room: 'replaced', sid: 'PA_a_replaced', identity: 'ana', joinedAt: start }
    const b = { room: 'replaced', sid: 'PA_b_replaced', identity: 'ana', joinedAt: start + 5 * second }
    await deliver(companion, webhook('participant_joined', b, b.joinedAt))
    await deliver(companion, webhook('participant_joined', a, a.joinedAt))
    const { position } = await companion.snapshot('replaced')
    await deliver(companion, webhook('participant_joined', a, a.joinedAt))
    expect((await companion.snapshot('replaced')).position).toBe(position)
    await deliver(companion, webhook('participant_left', b, start + 50 * second))
    const gone = { status: 'LEFT', joinedAt: a.joinedAt, leftAt: start + 50 * second, identities: [] }
    expect(await companion.record('replaced', 'ana')).toMatchObject(gone)
  })

  test('what is told twice takes no offset', async () => {
    await companion.putRoom('twice')
    const session = { room: 'twice', sid: 'PA_twice', identity: 'ana', joinedAt: Date.now() }
    const joined = webhook('participant_joined', session, Date.now())
    await deliver(companion, joined)
    const { position } = await companion.snapshot('twice')
    await deliver(companion, joined)
    const { participant } = joined as { participant: object }
    await deliver(companion, { ...joined, participant: { ...participant, permission: { canPublish: true } } })
    expect((await companion.snapshot('twice')).position).toBe(position)
  })
})

test('tracks come and go with their reports', async () => {
  await companion.putRoom('tracks')
  const session = { room: 'tracks', sid: 'PA_tracks', identity: 'ana', joinedAt: Date.now() }
  const report = (event: string, source: string) =>
    deliver(companion, webhook(event, session, Date.now(), { track: { sid: 'TR', source } }))
  const media = async () => (await companion.record('tracks', 'ana'))?.media
  await deliver(companion, webhook('participant_joined', session, Date.now()))
  expect(await media()).toBeUndefined()
  await report('track_published', 'MICROPHONE')
  expect(await media()).toMatchObject({ microphone: true, camera: false, screen: false })
  await report('track_published', 'CAMERA')
  await report('track_unpublished', 'MICROPHONE')
  expect(await media()).toMatchObject({ microphone: false, camera: true, screen: false })
})

test('reports of a room that nobody made known are answered 2xx and leave no row', async () => {
  const session = { room: 'foreign', sid: 'PA_foreign', identity: 'ana', joinedAt: Date.now() }
  expect((await deliver(companion, webhook('participant_joined', session, Date.now()))).status).toBe(204)
  const db = await openDatabase(companion.databaseUrl)
  const { rows } = await sql`select name from rooms where name = 'foreign'
    union all select id from participants where room = 'foreign'
    union all select sid from connections where room = 'foreign'
    union all select id from events where room = 'foreign'`.execute(db)
  expect(rows).toEqual([])
  await db.destroy()
})

test('room_finished ends the sessions of its own room sid only, at once', async () => {
  await companion.putRoom('finished')
  const now = Math.floor(Date.now() / second) * second
  const session = (identity: string, roomSid: string) => ({
    room: 'finished',
    roomSid,
    sid: `PA_${identity}`,
    identity,
    joinedAt: now - second,
  })
  await deliver(companion, webhook('participant_joined', session('old', 'RM_old'), now))
  await deliver(companion, webhook('participant_joined', session('new', 'RM_new'), now))
  await deliver(companion, roomFinished('finished', 'RM_old', now))
  expect(await companion.record('finished', 'old')).toMatchObject({ status: 'LEFT', leftAt: now, identities: [] })
  expect(await companion.record('finished', 'new')).toMatchObject({ status: 'JOINED', identities: ['new'] })
})

test('somebody who was removed is LEFT without a grace', async () => {
  await companion.putRoom('removed')
  const session = { room: 'removed', sid: 'PA_removed', identity: 'ana', joinedAt: Date.now() - second }
  await deliver(companion, webhook('participant_joined', session, Date.now()))
  const left = webhook('participant_left', session, Date.now()) as { participant: object }
  await deliver(companion, { ...left, participant: { ...left.participant, disconnectReason: 'PARTICIPANT_REMOVED' } })
  expect((await companion.record('removed', 'ana'))?.status).toBe('LEFT')
})

test('what nobody can read is answered 2xx: a repeat would not help', async () => {
  expect((await deliver(companion, { event: 'participant_joined', room: 7 })).status).toBe(204)
  expect((await deliver(companion, { event: 'something_new', room: { name: room, sid: 'RM' } })).status).toBe(204)
})

test('a name with the character NUL, which no database keeps, is read without it; an identity with it is nobody', async () => {
  await companion.putRoom('nul')
  const session = { room: 'nul', sid: 'PA_nul', identity: 'ana', joinedAt: Date.now() }
  const joined = webhook('participant_joined', session, Date.now()) as { participant: object }
  const named = { ...joined, participant: { ...joined.participant, name: `A\0na${'x'.repeat(300)}` } }
  expect((await deliver(companion, named)).status).toBe(204)
  const odd = webhook('participant_joined', { ...session, sid: 'PA_odd', identity: 'o\0dd' }, Date.now())
  expect((await deliver(companion, odd)).status).toBe(204)
  const oddRoom = webhook('participant_joined', { ...session, room: 'n\0ul' }, Date.now())
  expect((await deliver(companion, oddRoom)).status).toBe(204)
  const { participants } = await companion.snapshot('nul')
  expect(participants).toMatchObject([{ userId: 'ana', name: `Ana${'x'.repeat(253)}`, status: 'JOINED' }])
})

test('W2 a store that cannot write is answered 503, so that LiveKit repeats it', async () => {
  await companion.putRoom('locked')
  const session = { room: 'locked', sid: 'PA_locked', identity: 'ana', joinedAt: Date.now() }
  const event = webhook('participant_joined', session, Date.now())
  const db = await openDatabase(companion.databaseUrl)
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('rooms').set({ title: 'held by somebody else' }).where('name', '=', 'locked').execute()
    const answer = await deliver(companion, event)
    expect([answer.status, answer.body.code, answer.body.retryable]).toEqual([503, 'database-unavailable', true])
  })
  await db.destroy()
  expect((await deliver(companion, event)).status).toBe(204)
  expect((await companion.record('locked', 'ana'))?.status).toBe('JOINED')
})

test('a session of an identity that the server gave to a device is the person’s', async () => {
  await companion.putRoom('devices')
  const { token } = await companion.session('devices', 'ana')
  const join = async (device: string) => {
    const { body } = await companion.call('POST', '/v1/rooms/devices/join', { as: token, body: { device } })
    return JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url').toString()).sub as string
  }
  const identities = [await join('the-first-device-of-ana'), await join('the-second-device-of-ana')]
  expect(identities[0]).toBe('ana')
  const sessions = identities.map((identity) => ({
    room: 'devices',
    sid: `PA_${identity}`,
    identity,
    joinedAt: Date.now() - second,
  }))
  for (const session of sessions) await deliver(companion, webhook('participant_joined', session, Date.now()))
  const { participants, counts } = await companion.snapshot('devices')
  expect(participants).toMatchObject([{ userId: 'ana', status: 'JOINED' }])
  expect(new Set(participants[0]?.identities)).toEqual(new Set(identities))
  expect(counts).toEqual({ online: 1, total: 1 })
  await deliver(companion, webhook('participant_left', sessions[0]!, Date.now()))
  expect(await companion.record('devices', 'ana')).toMatchObject({ status: 'JOINED', identities: [identities[1]] })
})

test('the grace survives a restart: LEFT comes, with the real end, although nothing else happens', async () => {
  let now = Date.now()
  const restarted = await Companion.start({ overrides: { clock: () => now } })
  try {
    await restarted.putRoom('grace')
    const end = Math.floor(now / second) * second
    const session = { room: 'grace', sid: 'PA_grace', identity: 'ana', joinedAt: end - 50 * second }
    await deliver(restarted, webhook('participant_joined', session, session.joinedAt))
    await deliver(restarted, webhook('participant_left', session, end))
    expect(await restarted.record('grace', 'ana')).toMatchObject({
      status: 'JOINED',
      leftAt: null,
      reconnectingSince: end,
    })
    await restarted.stop()
    now += 11 * second
    await restarted.start()
    await eventually(async () => expect((await restarted.record('grace', 'ana'))?.status).toBe('LEFT'))
    expect(await restarted.record('grace', 'ana')).toMatchObject({ joinedAt: session.joinedAt, leftAt: end })
  } finally {
    await restarted.close()
  }
})

test('whoever is kept out may knock without end: nothing is counted and nothing is written', async () => {
  await companion.putRoom('knocks')
  const { participant } = await companion.put('knocks', { userId: 'ana' })
  await companion.act('knocks', {
    id: 'remove-the-knocker',
    action: 'participant.remove',
    targets: [participant.id],
    input: { forSeconds: 600 },
  })
  await eventually(async () => expect(await companion.record('knocks', 'ana')).not.toHaveProperty('onHoldUntil'))
  const before = await companion.snapshot('knocks')
  for (const sid of ['PA_knock1', 'PA_knock2']) {
    const session = { room: 'knocks', sid, identity: 'ana', joinedAt: Date.now() }
    expect((await deliver(companion, webhook('participant_joined', session, Date.now()))).status).toBe(204)
    expect((await deliver(companion, webhook('participant_left', session, Date.now()))).status).toBe(204)
  }
  expect(await companion.snapshot('knocks')).toEqual(before)
  expect(before.counts.online).toBe(0)
})
