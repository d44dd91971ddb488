import { afterEach, expect, test } from 'vitest'
import { LISTENING } from '../src/domain/permission.ts'
import type { ActionRequest, BulkAnswer, BulkRecord, ParticipantFilter } from '../src/protocol/index.ts'
import { connectDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { FakeLiveKit, outage } from './support/fake-livekit.ts'
import { hallOf } from './support/hall.ts'
import { eventually } from './support/panel.ts'

const room = 'many'
const ON: ParticipantFilter = { microphone: true }
const GIVEN = { ...LISTENING, canPublish: true, canPublishData: true }
let companion: Companion
afterEach(() => companion.close())

/** A meeting that the site mints the tokens of, with so many viewers; everybody has the microphone on. */
async function meetingOf(viewers: number, callsPerSecond = 20) {
  const livekit = new FakeLiveKit(room)
  companion = await Companion.start({
    overrides: { livekit },
    env: { LIVEKIT_CALLS_PER_SECOND: String(callsPerSecond) },
  })
  await companion.putRoom(room, { mode: 'meeting', enforce: 'observe' })
  const staff = await hallOf(companion, room)
  const people = Array.from({ length: viewers }, (_, n) => `viewer-${n}`)
  for (const identity of ['HOST', 'CO_HOST', 'MODERATOR', ...people]) livekit.come(identity, GIVEN, true)
  const panel = await companion.panel(room, staff.HOST.token)
  await eventually(async () => {
    const { participants } = await companion.snapshot(room)
    expect(participants.filter(({ media }) => media?.microphone).length).toBe(viewers + 3)
  }, 30_000)
  return { livekit, staff, people, panel }
}

const mute = (id: string, more: object = { filter: ON }) =>
  ({ id, action: 'participant.mute', ...more }) as unknown as ActionRequest

const read = async (id: string, as = companion.apiKey, method = 'GET') =>
  companion.call(method, `/v1/rooms/${room}/actions/${id}`, { as })

const ended = (id: string) =>
  eventually(async () => {
    const { body } = (await read(id)) as { body: BulkAnswer }
    expect(body.bulk.endedAt).toBeDefined()
    return body
  }, 30_000)

const eventTypes = async () => {
  const types: string[] = []
  for (let after: string | undefined = '0'; after !== undefined;) {
    const { body } = await companion.call('GET', `/v1/rooms/${room}/events?after=${after}`, { as: companion.apiKey })
    types.push(...(body.events as { type: string }[]).map(({ type }) => type))
    after = body.next
  }
  return types
}

test('a dry run says whom it would reach by the rules of the action itself, and does nothing', async () => {
  const { livekit, staff } = await meetingOf(5)
  const before = (await companion.snapshot(room)).position
  const preview = async (wish: object, as: string) => {
    const body = { id: `dry-${crypto.randomUUID()}`, dryRun: true, ...wish }
    return (await companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })).body
  }
  const all = { action: 'participant.mute', filter: ON }
  expect((await preview(all, staff.HOST.token)).preview).toEqual({
    reached: 5,
    skipped: [
      { code: 'not-eligible', role: 'CO_HOST', count: 1 },
      { code: 'not-eligible', role: 'MODERATOR', count: 1 },
    ],
  })
  // Many are looked at only for who may act on many.
  const many = { action: 'hand.lower', targets: Array.from({ length: 501 }, (_, n) => `nobody-${n}`) }
  expect(await preview(many, staff.HOST.token)).toMatchObject({ preview: { reached: 0 } })
  expect(await preview(many, staff.VIEWER.token)).toMatchObject({ code: 'not-staff' })
  const named = { action: 'participant.mute', filter: { ...ON, role: ['CO_HOST', 'MODERATOR', 'VIEWER'] } }
  expect((await preview(named, staff.HOST.token)).preview).toEqual({ reached: 7, skipped: [] })
  expect((await preview(named, staff.MODERATOR.token)).preview.skipped).toEqual([
    { code: 'rank-too-low', role: 'CO_HOST', count: 1 },
  ])
  expect((await preview(all, staff.VIEWER.token)).code).toBe('not-staff')
  const targets = Object.values(staff).map(({ id }) => id)
  const remove = { action: 'participant.remove', targets }
  expect((await preview(remove, staff.CO_HOST.token)).preview).toEqual({
    reached: 3,
    skipped: [
      { code: 'rank-too-low', role: 'HOST', count: 1 },
      { code: 'not-yourself', role: 'CO_HOST', count: 1 },
    ],
  })
  const silent = { action: 'permission.override', targets, input: { canSpeak: false } }
  expect((await preview(silent, staff.MODERATOR.token)).preview.reached).toBe(2)
  expect(livekit.silenced).toEqual([])
  expect((await companion.snapshot(room)).position).toBe(before)
})

test('muting everybody goes on after its answer at the stated rate, told to staff as it goes, and spares staff', async () => {
  const { livekit, staff, people, panel } = await meetingOf(50)
  const viewer = await companion.session(room, 'VIEWER')
  const viewers = await companion.panel(room, viewer.token, (await companion.snapshot(room, viewer.token)).position)
  const { position } = await companion.snapshot(room, staff.HOST.token)
  panel.send({ type: 'resume', position })
  const calls: number[] = []
  livekit.answer = (call) => {
    if (call === 'silence') calls.push(performance.now())
    return true
  }
  const { bulk, results } = await companion.act(room, mute('mute-them-all'), staff.HOST.token)
  expect(results).toEqual([])
  expect(bulk).toMatchObject({ action: 'participant.mute', total: 52, done: 0, by: { id: staff.HOST.id } })
  const told = () => panel.changes.flatMap((frame) => frame.room?.bulks ?? [])
  await eventually(() => expect(told().some(({ done, endedAt }) => done > 0 && !endedAt)).toBe(true), 30_000)
  // Whoever asked need not be there any more.
  panel.close()
  const { bulk: after, undone } = await ended('mute-them-all')
  expect(after).toMatchObject({ total: 52, done: 50, skipped: 2, left: 0, failed: 0 })
  expect(undone.map(({ code }) => code)).toEqual(['not-eligible', 'not-eligible'])
  expect(livekit.silenced.toSorted()).toEqual(people.toSorted())
  // 20 a second are 50 ms apart: timers are late, and never early.
  expect(calls.at(-1)! - calls[0]!).toBeGreaterThan(49 * 50 - 100)
  expect(await companion.record(room, 'viewer-0')).toMatchObject({ mutedBy: { id: staff.HOST.id }, canSpeak: true })
  const types = await eventTypes()
  expect(types.filter((type) => type === 'participant.mute').length).toBe(50)
  expect(types.filter((type) => /^bulk\.(begin|end)$/.test(type))).toEqual(['bulk.begin', 'bulk.end'])
  // Panels of others are told of each person, and of nothing else.
  await eventually(() => expect(viewers.texts.join()).toContain('mutedBy'))
  expect(viewers.texts.join()).not.toContain('bulk')
  // The room is in the answer to a resume, and not told again.
  expect(viewers.changes.filter((frame) => frame.room).length).toBeLessThanOrEqual(1)
  const fresh = await companion.panel(room, staff.MODERATOR.token)
  expect((await fresh.frame('welcome')).room.bulks?.map(({ id }) => id)).toEqual(['mute-them-all'])
})

test('the same id twice is one action, and anybody else’s id is none', async () => {
  const { livekit, staff } = await meetingOf(3)
  const first = await companion.act(room, mute('once-only'), staff.HOST.token)
  const again = await companion.act(room, mute('once-only'), staff.HOST.token)
  expect(again.bulk?.by.at).toBe(first.bulk?.by.at)
  await ended('once-only')
  for (let n = 0; n < 4; n += 1) await ended((await companion.act(room, mute(crypto.randomUUID()))).bulk!.id)
  expect((await companion.snapshot(room)).room.bulks?.length).toBe(3)
  const late = await companion.act(room, mute('once-only'), staff.HOST.token)
  expect(late.bulk).toMatchObject({ done: 3, by: { at: first.bulk?.by.at } })
  expect(livekit.silenced.length).toBe(3)
  expect((await read('never-asked')).status).toBe(404)
  expect((await read('once-only', staff.VIEWER.token)).body.code).toBe('not-staff')
})

test('whoever began it stops it, or somebody of their rank or above, and nobody else is reached', async () => {
  const { livekit, staff } = await meetingOf(60)
  await companion.act(room, mute('stop-in-time'), staff.CO_HOST.token)
  await eventually(() => expect(livekit.silenced.length).toBeGreaterThan(2))
  expect((await read('stop-in-time', staff.MODERATOR.token, 'DELETE')).body.code).toBe('rank-too-low')
  expect((await read('stop-in-time', staff.VIEWER.token, 'DELETE')).body.code).toBe('not-staff')
  expect((await read('never-asked', staff.HOST.token, 'DELETE')).status).toBe(404)
  const { body } = await read('stop-in-time', staff.HOST.token, 'DELETE')
  expect(body.bulk.cancelledBy).toMatchObject({ id: staff.HOST.id })
  const { bulk } = await ended('stop-in-time')
  const reached = livekit.silenced.length
  expect(bulk).toMatchObject({ total: 62, failed: 0 })
  // What is being asked in this second still is.
  expect(bulk.done + bulk.skipped).toBeLessThanOrEqual(40)
  await companion.act(room, mute('a-later-one', { targets: [staff.MODERATOR.id] }), staff.HOST.token)
  expect(livekit.silenced.slice(reached)).toEqual(['MODERATOR'])
  expect((await read('stop-in-time', staff.HOST.token, 'DELETE')).status).toBe(200)
})

test('where LiveKit is away it fails at once for all, who can be asked for again', async () => {
  const { livekit, staff, people } = await meetingOf(45)
  livekit.answer = (call) => call !== 'silence' || outage()
  const asked = performance.now()
  await companion.act(room, mute('in-an-outage', { filter: { ...ON, role: ['VIEWER'] } }), staff.HOST.token)
  const { bulk, undone } = await ended('in-an-outage')
  expect(bulk).toMatchObject({ total: 45, done: 0, failed: 45 })
  expect(performance.now() - asked).toBeLessThan(20_000)
  expect(livekit.silenced.length).toBe(20)
  expect(new Set(undone.map(({ code }) => code))).toEqual(new Set(['livekit-unavailable']))
  livekit.answer = () => true
  const targets = undone.map(({ target }) => target)
  await companion.act(room, mute('asked-again', { targets }), staff.HOST.token)
  expect((await ended('asked-again')).bulk).toMatchObject({ total: 45, done: 45, failed: 0 })
  expect(livekit.silenced.slice(20).toSorted()).toEqual(people.toSorted())
})

test('whoever has left meanwhile is told apart from those for whom it failed', async () => {
  const { livekit, staff } = await meetingOf(12)
  livekit.answer = (call, identity) => call !== 'silence' || !['viewer-3', 'viewer-4'].includes(identity)
  await companion.act(room, mute('some-have-left'), staff.HOST.token)
  const { bulk, undone } = await ended('some-have-left')
  expect(bulk).toMatchObject({ done: 10, left: 2, failed: 0 })
  expect(undone.filter(({ code }) => code === 'not-in-room').length).toBe(2)
})

test('a stop of the server ends it in good order, and nobody is silenced later', async () => {
  const { livekit, staff, people } = await meetingOf(60)
  await companion.act(room, mute('cut-short'), staff.HOST.token)
  await eventually(() => expect(livekit.silenced.length).toBeGreaterThan(0))
  await companion.stop()
  const reached = livekit.silenced.length
  expect(reached).toBeLessThan(60)
  await companion.start()
  const { bulk } = await ended('cut-short')
  expect(bulk).toMatchObject({ done: reached, total: 62 })
  await companion.panel(room, staff.HOST.token)
  const left = people.find((identity) => !livekit.silenced.includes(identity))!
  await eventually(async () => expect((await companion.record(room, left))?.media?.microphone).toBe(true))
  expect(livekit.silenced.length).toBe(reached)
})

test('what nobody carries out any more is ended, and not gone on with', async () => {
  const { livekit, staff } = await meetingOf(3)
  const by = { id: staff.HOST.id, name: 'Hanna', at: Date.now() - 120_000 }
  const dead: BulkRecord & { seenAt: number } = {
    id: 'left-behind',
    action: 'participant.mute',
    by,
    total: 3,
    done: 1,
    skipped: 0,
    left: 0,
    failed: 0,
    seenAt: by.at,
  }
  const db = connectDatabase(companion.databaseUrl)
  await db
    .updateTable('rooms')
    .set({ bulks: JSON.stringify([dead]) })
    .where('name', '=', room)
    .execute()
  await db.destroy()
  await companion.put(room, { userId: 'somebody', name: 'Wakes the keeper' })
  expect((await ended('left-behind')).bulk).toMatchObject({ done: 1, total: 3 })
  expect(livekit.silenced).toEqual([])
})

test('five of a room are under way at once, and no more', async () => {
  const { staff } = await meetingOf(40, 1)
  const ask = (n: number) =>
    companion.call('POST', `/v1/rooms/${room}/actions`, { as: staff.HOST.token, body: mute(`at-once-${n}`) })
  for (const n of [1, 2, 3, 4, 5]) expect((await ask(n)).status).toBe(200)
  const sixth = await ask(6)
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '5'])
})

test('an erasure stops what the person began, and leaves nothing of them', async () => {
  const { livekit, staff } = await meetingOf(60)
  await companion.act(room, mute('by-somebody-erased'), staff.CO_HOST.token)
  await eventually(() => expect(livekit.silenced.length).toBeGreaterThan(0))
  await companion.call('POST', '/v1/erasures', { as: companion.apiKey, body: { userId: 'CO_HOST' } })
  await eventually(async () => {
    const reached = livekit.silenced.length
    await companion.put(room, { userId: 'somebody', name: `After ${reached}` })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(livekit.silenced.length).toBe(reached)
  }, 20_000)
  expect(livekit.silenced.length).toBeLessThan(60)
  expect((await companion.snapshot(room)).room).not.toHaveProperty('bulks')
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  expect(JSON.stringify(body)).not.toContain('the CO_HOST')
})

test('rights of many are one change, which LiveKit follows person by person', async () => {
  const livekit = new FakeLiveKit(room)
  companion = await Companion.start({ overrides: { livekit } })
  await companion.putRoom(room, { mode: 'meeting' })
  const { HOST, MODERATOR } = await hallOf(companion, room)
  const people = Array.from({ length: 30 }, (_, n) => `viewer-${n}`)
  for (const identity of people) livekit.come(identity, LISTENING)
  await companion.panel(room, HOST.token)
  const speaking = () =>
    [...livekit.sessions.values()].filter(({ permission }) => permission.canPublishSources.includes('microphone'))
  await eventually(() => expect(speaking().length).toBe(30), 60_000)
  const silence: ActionRequest = {
    id: 'nobody-speaks',
    action: 'permission.override',
    filter: { status: ['JOINED'] },
    input: { canSpeak: false },
  }
  const { results } = await companion.act(room, silence, MODERATOR.token)
  const offsets = results.flatMap((result) => (result.ok ? [result.participant.offset] : []))
  expect([offsets.length, new Set(offsets).size]).toEqual([30, 1])
  const open = async () => (await companion.snapshot(room)).participants.filter((each) => each.notInForceSince)
  expect((await open()).length).toBeGreaterThan(0)
  await eventually(() => expect(speaking()).toEqual([]))
  await eventually(async () => expect(await open()).toEqual([]))
  await companion.act(room, silence, MODERATOR.token)
  expect((await eventTypes()).filter((type) => type === 'permission.override').length).toBe(30)
})
