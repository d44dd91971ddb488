import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParticipantRecord } from '../src/protocol/index.ts'
import { Companion, offsetOf } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
function ask(room: string, as: string, action: string, more: object = {}) {
  const body = { id: `hand-action-${actions++}`, action, ...more }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}

async function outcome(answer: ReturnType<typeof ask>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  return people
}

const raise = (room: string, { token }: Member) => ask(room, token, 'hand.raise')
const lower = (room: string, by: Member, targets?: string[]) =>
  ask(room, by.token, 'hand.lower', targets ? { targets } : {})

async function queue(room: string): Promise<string[]> {
  const { participants } = await companion.snapshot(room)
  const raised = participants.filter(({ hand }) => hand) as (ParticipantRecord & { hand: { offset: number } })[]
  return raised.toSorted((a, b) => a.hand.offset - b.hand.offset).map(({ userId }) => userId)
}

async function typesIn(room: string): Promise<string[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events.map(({ type }: { type: string }) => type).filter((type: string) => type.startsWith('hand.'))
}

describe('a hand', () => {
  test('is raised by everybody, in the order of asking, and everybody is told the place', async () => {
    const room = 'order'
    const people = await full(room)
    const { position } = await companion.snapshot(room, people.VIEWER.token)
    const panel = await companion.panel(room, people.VIEWER.token, position)
    const began = Date.now()
    for (const role of ['SPEAKER', 'VIEWER', 'HOST'] as const) {
      const { status, body } = await raise(room, people[role])
      expect(status).toBe(200)
      const { hand, offset } = body.results[0].participant
      expect([body.results[0].target, hand.offset, offset]).toEqual([people[role].id, offset, offsetOf(body.position)])
      expect(hand.at).toBeGreaterThanOrEqual(began)
    }
    expect(await queue(room)).toEqual(['SPEAKER', 'VIEWER', 'HOST'])
    await eventually(() => {
      const told = panel.frames.flatMap((frame) => (frame.type === 'changes' ? frame.put : []))
      const places = new Map(told.flatMap(({ userId, hand }) => (hand ? [[userId, hand.offset] as const] : [])))
      const inOrder = [...places].toSorted(([, a], [, b]) => a - b).map(([userId]) => userId)
      expect(inOrder).toEqual(['SPEAKER', 'VIEWER', 'HOST'])
    })
    expect(await typesIn(room)).toEqual(['hand.raise', 'hand.raise', 'hand.raise'])
  })

  test('raised twice is raised once, and keeps its place', async () => {
    const room = 'twice'
    const { SPEAKER, VIEWER } = await full(room)
    const first = await raise(room, SPEAKER)
    await raise(room, VIEWER)
    const second = await raise(room, SPEAKER)
    expect(second.body.results[0].participant).toEqual(first.body.results[0].participant)
    expect(await queue(room)).toEqual(['SPEAKER', 'VIEWER'])
    expect(await typesIn(room)).toEqual(['hand.raise', 'hand.raise'])
    await lower(room, SPEAKER)
    await raise(room, SPEAKER)
    expect(await queue(room)).toEqual(['VIEWER', 'SPEAKER'])
  })

  test('raised by all at once has a place of its own each', async () => {
    const room = 'at-once'
    const people = await full(room)
    await Promise.all(Object.values(people).map((person) => raise(room, person)))
    const { participants } = await companion.snapshot(room)
    expect(new Set(participants.map(({ hand }) => hand?.offset)).size).toBe(5)
  })

  test('is raised by nobody for somebody else, and by nobody who is not there', async () => {
    const room = 'others'
    const { HOST, MODERATOR, VIEWER } = await full(room)
    expect(await outcome(ask(room, HOST.token, 'hand.raise', { targets: [VIEWER.id] }))).toBe('403 only-yourself')
    expect(await outcome(ask(room, MODERATOR.token, 'hand.raise', { targets: [MODERATOR.id] }))).toBe('yes')
    await companion.put(room, { userId: 'VIEWER', status: 'LEFT' })
    expect(await outcome(raise(room, VIEWER))).toBe('409 not-in-room')
    expect(await outcome(ask(room, companion.apiKey, 'hand.raise'))).toBe('400 invalid-request')
    expect(await queue(room)).toEqual(['MODERATOR'])
  })

  test('is lowered by the person and by staff, and by nobody else', async () => {
    const room = 'lowered'
    const { HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
    for (const person of [HOST, SPEAKER, VIEWER]) await raise(room, person)
    expect(await outcome(lower(room, SPEAKER, [VIEWER.id]))).toBe('403 not-staff')
    expect(await outcome(lower(room, SPEAKER))).toBe('yes')
    // Whatever the rank: it is no judgement.
    expect(await outcome(lower(room, MODERATOR, [HOST.id, VIEWER.id]))).toBe('yes')
    expect(await outcome(lower(room, VIEWER))).toBe('yes')
    expect(await queue(room)).toEqual([])
    expect((await typesIn(room)).filter((type) => type === 'hand.lower')).toHaveLength(3)
  })

  test('is found by a filter, and all of them go down together', async () => {
    const room = 'all'
    const { CO_HOST, HOST, SPEAKER, VIEWER } = await full(room)
    for (const person of [HOST, SPEAKER, VIEWER]) await raise(room, person)
    const all = { filter: { hand: true } }
    expect(await outcome(ask(room, VIEWER.token, 'hand.lower', all))).toBe('403 not-staff')
    const { body } = await ask(room, CO_HOST.token, 'hand.lower', all)
    const done = body.results.map(({ target }: { target: string }) => target)
    expect(done.toSorted()).toEqual([HOST.id, SPEAKER.id, VIEWER.id].toSorted())
    expect(await queue(room)).toEqual([])
    const none = { filter: { hand: false, role: ['VIEWER'] } }
    expect((await ask(room, CO_HOST.token, 'hand.lower', none)).body.results).toMatchObject([{ target: VIEWER.id }])
    const both = { targets: [VIEWER.id], filter: { hand: true } }
    expect(await outcome(ask(room, CO_HOST.token, 'hand.lower', both))).toBe('400 invalid-request')
  })

  test('goes down when the person leaves, and is not up when they are back', async () => {
    const room = 'left'
    const { SPEAKER, VIEWER } = await full(room)
    await raise(room, SPEAKER)
    await raise(room, VIEWER)
    await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
    await companion.put(room, { userId: 'VIEWER', status: 'INVITED' })
    expect(await queue(room)).toEqual([])
    await companion.put(room, { userId: 'SPEAKER', status: 'JOINED' })
    expect(await queue(room)).toEqual([])
  })

  test('stays up through a reload, and goes down when LiveKit removes the person', async () => {
    const room = 'reload'
    await companion.putRoom(room)
    const at = Date.now()
    const report = (event: string, sid: string, time: number, more?: object) =>
      deliver(companion, webhook(event, { room, sid, identity: 'ana', joinedAt: at }, time, more))
    await report('participant_joined', 'PA_1', at)
    const { token, self } = await companion.session(room, 'ana')
    await raise(room, { id: self.id, token })
    await report('participant_left', 'PA_1', at)
    const { status, hand } = (await companion.record(room, 'ana'))!
    expect([status, hand !== undefined]).toEqual(['JOINED', true])
    await report('participant_joined', 'PA_2', at + 1_000)
    expect(await queue(room)).toEqual(['ana'])
    await deliver(companion, {
      event: 'room_finished',
      createdAt: String(Math.floor(Date.now() / 1000)),
      room: { name: room, sid: `RM_${room}` },
    })
    await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
    expect(await queue(room)).toEqual([])
  })
})

describe('a room where viewers raise no hands', () => {
  test('tells everybody, lets others raise theirs, and explains it', async () => {
    const room = 'quiet'
    const { CO_HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
    await raise(room, VIEWER)
    const { position } = await companion.snapshot(room, VIEWER.token)
    const panel = await companion.panel(room, VIEWER.token, position)
    const path = `/v1/rooms/${room}`
    const body = { handRaising: false }
    expect((await companion.call('PATCH', path, { as: MODERATOR.token, body })).body.code).toBe('rank-too-low')
    const changed = await companion.call('PATCH', path, { as: CO_HOST.token, body })
    expect([changed.status, changed.body.room.handRaising]).toEqual([200, false])
    await eventually(() => {
      const rooms = panel.frames.flatMap((frame) => (frame.type === 'changes' && frame.room ? [frame.room] : []))
      expect(rooms.at(-1)?.handRaising).toBe(false)
    })
    // What is up may still come down.
    expect(await outcome(lower(room, VIEWER))).toBe('yes')
    expect(await outcome(raise(room, VIEWER))).toBe('403 switched-off')
    expect(await outcome(raise(room, SPEAKER))).toBe('yes')
    const explained = await companion.call('GET', `${path}/explain?action=hand.raise`, { as: VIEWER.token })
    expect(explained.body).toEqual({
      allowed: false,
      code: 'switched-off',
      detail: 'You cannot raise your hand: that is switched off in this room.',
    })
    expect(await companion.putRoom(room, { handRaising: true })).toMatchObject({ room: { handRaising: true } })
    await eventually(async () => expect(await outcome(raise(room, VIEWER))).toBe('yes'))
  })

  test('is one from the start where the site says so', async () => {
    expect(await companion.putRoom('start', { handRaising: false })).toMatchObject({ room: { handRaising: false } })
    expect(await companion.putRoom('start', { title: 'Start' })).toMatchObject({ room: { handRaising: false } })
    expect(await companion.putRoom('usual')).toMatchObject({ room: { handRaising: true } })
  })
})

test('a hand raised a hundred times a second is refused, and told when to try again; lowering others is not counted', async () => {
  const room = 'flood'
  const { MODERATOR, VIEWER } = await full(room)
  const answers = await Promise.all(Array.from({ length: 100 }, () => raise(room, VIEWER)))
  const refused = answers.filter(({ status }) => status === 429)
  // Three at once, on each of up to three instances, and one more with every second: fewer than any action may be asked.
  expect(answers.length - refused.length).toBeLessThan(15)
  for (const { body, headers } of refused) {
    expect(body).toMatchObject({ code: 'too-many-requests', retryable: true })
    expect(headers.get('retry-after')).toBe(String(body.retryAfter))
  }
  expect(await typesIn(room)).toEqual(['hand.raise'])
  const lowered = await Promise.all(Array.from({ length: 8 }, () => lower(room, MODERATOR, [VIEWER.id])))
  expect(lowered.map(({ status }) => status)).toEqual(lowered.map(() => 200))
  await eventually(async () => expect(await outcome(raise(room, VIEWER))).toBe('yes'))
})
