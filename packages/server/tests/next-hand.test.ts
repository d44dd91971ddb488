import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
const ask = (room: string, by: Pick<Member, 'token'>, action: string, more: object = {}) =>
  companion.call('POST', `/v1/rooms/${room}/actions`, {
    as: by.token,
    body: { id: `next-action-${actions++}`, action, ...more },
  })
const next = (room: string, by: Pick<Member, 'token'>, person?: Pick<Member, 'id'>, input: object = {}) =>
  ask(room, by, 'hand.next', { ...(person && { targets: [person.id] }), input })

async function outcome(answer: ReturnType<typeof ask>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

/** One person of each role, all of them here, and another viewer. */
async function full(room: string, settings: object = {}) {
  const people = await hallOf(companion, room)
  await companion.putRoom(room, settings)
  await companion.put(room, { userId: 'other', name: 'Otto' })
  const { self, token } = await companion.session(room, 'other')
  for (const userId of [...Object.keys(people), 'other']) await companion.put(room, { userId, status: 'JOINED' })
  return { ...people, other: { id: self.id, token } }
}

async function stateOf(room: string, userId: string) {
  const { hand, turn, canSpeak, unmuteAsked, overrides } = (await companion.record(room, userId))!
  return { hand: !!hand, turn: !!turn, canSpeak, asked: !!unmuteAsked, override: overrides!.canSpeak }
}

async function typesIn(room: string): Promise<string[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events.map(({ type }: { type: string }) => type).filter((type: string) => type.startsWith('hand.'))
}

const WAITS = { hand: true, turn: false, canSpeak: false, asked: false, override: 'inherit' }
const SPEAKS = { hand: true, turn: true, canSpeak: true, asked: true, override: 'allow' }
const DONE = { ...WAITS, hand: false }

describe('the next hand', () => {
  test('may speak and is asked to unmute; the one before gives it back and lowers the hand, in one change', async () => {
    const room = 'stage'
    const { MODERATOR, VIEWER, other } = await full(room)
    for (const person of [VIEWER, other]) await ask(room, person, 'hand.raise')
    expect(await outcome(next(room, MODERATOR, VIEWER, { after: null }))).toBe('yes')
    expect([await stateOf(room, 'VIEWER'), await stateOf(room, 'other')]).toEqual([SPEAKS, WAITS])
    const { status, body } = await next(room, MODERATOR, other, { after: VIEWER.id, minutes: 2 })
    expect(status).toBe(200)
    expect([await stateOf(room, 'VIEWER'), await stateOf(room, 'other')]).toEqual([DONE, SPEAKS])
    const { offset, turn } = body.results[0].participant
    expect((await companion.record(room, 'VIEWER'))!.offset).toBe(offset)
    expect(turn.until - turn.by.at).toBe(120_000)
    expect(turn.by).toMatchObject({ id: MODERATOR.id, name: 'the MODERATOR' })
    expect(await outcome(next(room, MODERATOR))).toBe('yes')
    expect(await stateOf(room, 'other')).toEqual(DONE)
  })

  test('takes back only what it gave, and puts back what was denied', async () => {
    const room = 'give-back'
    const { HOST, VIEWER, SPEAKER, other } = await full(room)
    await companion.change(room, VIEWER.id, { canSpeak: true })
    await next(room, HOST, VIEWER)
    await next(room, HOST, SPEAKER)
    expect(await stateOf(room, 'VIEWER')).toMatchObject({ canSpeak: true, override: 'allow', turn: false })
    const until = Date.now() + 600_000
    await companion.change(room, other.id, { canSpeak: { value: false, until, reason: 'shouting' } })
    await next(room, HOST, other)
    expect(await stateOf(room, 'SPEAKER')).toMatchObject({ canSpeak: true, override: 'inherit' })
    expect(await stateOf(room, 'other')).toMatchObject({ canSpeak: true, override: 'allow' })
    await next(room, HOST)
    const { canSpeak, overrides, overrideTerms } = (await companion.record(room, 'other'))!
    expect([canSpeak, overrides?.canSpeak]).toEqual([false, 'deny'])
    expect(overrideTerms?.canSpeak).toMatchObject({ until, reason: 'shouting' })
    // Decided by somebody during the turn: that stays.
    await next(room, HOST, other)
    await companion.change(room, other.id, { canSpeak: { value: true, until, reason: 'answers' } })
    await companion.change(room, VIEWER.id, { canSpeak: false })
    await next(room, HOST, VIEWER)
    expect(await stateOf(room, 'other')).toMatchObject({ canSpeak: true, override: 'allow' })
    // Also where it is what the turn gave.
    await companion.change(room, VIEWER.id, { canSpeak: true })
    await next(room, HOST)
    expect(await stateOf(room, 'VIEWER')).toMatchObject({ canSpeak: true, override: 'allow' })
  })

  test('pressed by two at once is one effect, and the second learns of it', async () => {
    const room = 'two'
    const { HOST, MODERATOR, VIEWER, other } = await full(room)
    for (const person of [VIEWER, other]) await ask(room, person, 'hand.raise')
    const same = await Promise.all([HOST, MODERATOR].map((by) => next(room, by, VIEWER, { after: null })))
    expect(same.map(({ status }) => status)).toEqual([200, 200])
    expect((await typesIn(room)).filter((type) => type === 'hand.next')).toHaveLength(1)
    // Each saw another order of hands.
    const others = await Promise.all([
      next(room, HOST, other, { after: VIEWER.id }),
      next(room, MODERATOR, HOST, { after: VIEWER.id }),
    ])
    const refused = others.find(({ status }) => status !== 200)!
    expect(others.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const winner = others.find(({ status }) => status === 200)!.body.results[0].target
    expect([refused.body.code, refused.body.participant.id]).toEqual(['conflict', winner])
    expect((await companion.snapshot(room)).participants.filter(({ turn }) => turn)).toHaveLength(1)
  })

  test('asked for twice under one id is one effect', async () => {
    const room = 'again'
    const { HOST, VIEWER, other } = await full(room)
    const body = { id: 'the-same-id-twice', action: 'hand.next', targets: [VIEWER.id] }
    const call = () => companion.call('POST', `/v1/rooms/${room}/actions`, { as: HOST.token, body })
    await call()
    await next(room, HOST, other)
    const { status, body: answer } = await call()
    expect([status, answer.results[0].participant.turn]).toEqual([200, undefined])
    expect(await stateOf(room, 'other')).toMatchObject({ turn: true })
  })

  test('is called by staff only, and is somebody who is here', async () => {
    const room = 'who'
    const { MODERATOR, SPEAKER, VIEWER } = await full(room)
    expect(await outcome(next(room, SPEAKER, VIEWER))).toBe('403 not-staff')
    expect(await outcome(next(room, VIEWER, VIEWER))).toBe('403 not-staff')
    await companion.put(room, { userId: 'VIEWER', status: 'LEFT' })
    expect(await outcome(next(room, MODERATOR, VIEWER))).toBe('409 not-in-room')
    expect(await outcome(next(room, MODERATOR, VIEWER, { minutes: 0 }))).toBe('400 invalid-request')
    expect(await outcome(next(room, { token: companion.apiKey }, SPEAKER))).toBe('yes')
    expect(await stateOf(room, 'SPEAKER')).toMatchObject({ turn: true, override: 'inherit' })
  })

  test('who leaves during a turn has none any more, and gives back what it gave', async () => {
    const room = 'leaves'
    const { HOST, VIEWER } = await full(room)
    await next(room, HOST, VIEWER)
    await companion.put(room, { userId: 'VIEWER', status: 'LEFT' })
    expect(await stateOf(room, 'VIEWER')).toEqual(DONE)
  })

  test('is told to staff and to the person, and to nobody else', async () => {
    const room = 'told'
    const { HOST, VIEWER, other } = await full(room)
    const { position } = await companion.snapshot(room, VIEWER.token)
    const panel = await companion.panel(room, VIEWER.token, position)
    await next(room, HOST, VIEWER, { minutes: 1 })
    await eventually(() => {
      const own = panel.frames.findLast((frame) => frame.type === 'self')
      expect(own?.type === 'self' && own.record.turn?.by.name).toBe('Hanna')
    })
    const seen = (await companion.snapshot(room, other.token)).participants.find(({ id }) => id === VIEWER.id)
    expect(seen).toMatchObject({ canSpeak: true })
    expect(seen).not.toHaveProperty('turn')
  })
})

describe('a hand goes down by itself, where the room has it so,', () => {
  test('when its person is given the right to speak, is called on, or turns the microphone on', async () => {
    const room = 'auto'
    const { HOST, VIEWER, SPEAKER, other } = await full(room, { autoLower: true })
    for (const person of [VIEWER, SPEAKER, other]) await ask(room, person, 'hand.raise')
    await companion.change(room, VIEWER.id, { canSpeak: true })
    await next(room, HOST, other)
    const session = { room, sid: 'PA_speaker', identity: 'SPEAKER', joinedAt: Date.now() }
    await deliver(companion, webhook('participant_joined', session, session.joinedAt))
    expect([await stateOf(room, 'VIEWER'), await stateOf(room, 'SPEAKER'), await stateOf(room, 'other')]).toMatchObject(
      [{ hand: false }, { hand: true }, { hand: false, turn: true }],
    )
    const track = { sid: 'TR_1', type: 'AUDIO', source: 'MICROPHONE' }
    await deliver(companion, webhook('track_published', session, Date.now() + 1_500, { track }))
    await eventually(async () => expect(await stateOf(room, 'SPEAKER')).toMatchObject({ hand: false }))
    expect((await typesIn(room)).filter((type) => type === 'hand.lower')).toHaveLength(3)
  })

  test('and stays up where the room has it otherwise', async () => {
    const room = 'not-auto'
    const { VIEWER } = await full(room)
    await ask(room, VIEWER, 'hand.raise')
    await companion.change(room, VIEWER.id, { canSpeak: true })
    expect(await stateOf(room, 'VIEWER')).toMatchObject({ hand: true, canSpeak: true })
  })
})

test('staff are told how long somebody had talked when the hand went up', async () => {
  const room = 'quiet'
  const { HOST, SPEAKER, VIEWER } = await full(room)
  const db = await openDatabase(companion.databaseUrl)
  const [now, hour] = [Date.now(), 3_600_000]
  const session = { room, userId: 'SPEAKER', identity: 'SPEAKER', roomSid: null, permission: null, media: null }
  const rest = { joinedWith: null, leaveReason: null, estimated: 0, seenAt: now, microphoneMs: 0, cameraMs: 0 }
  for (const [sid, hoursAgo, speakingMs] of [
    ['PA_old', 30, 4_000],
    ['PA_earlier', 2, 5_000],
    ['PA_now', 0, 6_000],
  ] as const) {
    const leftAt = hoursAgo === 0 ? null : now - hoursAgo * hour
    await db
      .insertInto('connections')
      .values({ ...session, ...rest, sid, joinedAt: now - (hoursAgo + 1) * hour, leftAt, speakingMs })
      .execute()
  }
  await db.destroy()
  await ask(room, SPEAKER, 'hand.raise')
  const handFor = async ({ token }: Member) =>
    (await companion.snapshot(room, token)).participants.find(({ id }) => id === SPEAKER.id)?.hand
  expect(await handFor(HOST)).toMatchObject({ talkedMs: 11_000 })
  expect(await handFor(VIEWER)).not.toHaveProperty('talkedMs')
})
