import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

const clock = { ahead: 0 }
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => Date.now() + clock.ahead } })
})
afterAll(() => companion.close())

let actions = 0
function act(room: string, as: string, action: string, more: object = {}) {
  const body = { id: `unmute-${actions++}`, action, ...more }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}

async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

const ask = (room: string, by: Member, target: Member, input?: object) =>
  act(room, by.token, 'participant.askUnmute', { targets: [target.id], ...(input && { input }) })
const askedOf = async (room: string, userId: string) => (await companion.record(room, userId))?.unmuteAsked

async function typesIn(room: string): Promise<string[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events
    .map(({ type }: EventRecord) => type)
    .filter((type: string) => type.toLowerCase().includes('unmute'))
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  return people
}

describe('somebody who is asked to unmute', () => {
  test('is told so, also on a panel that opens later, with staff and nobody else', async () => {
    const room = 'told'
    const { MODERATOR, SPEAKER, VIEWER } = await full(room)
    const { position } = await companion.snapshot(room, SPEAKER.token)
    const panel = await companion.panel(room, SPEAKER.token, position)
    const began = Date.now()
    expect(await outcome(ask(room, MODERATOR, SPEAKER))).toBe('yes')
    const { record } = await panel.frame('self')
    const by = { id: MODERATOR.id, name: 'the MODERATOR' }
    expect(record.unmuteAsked).toMatchObject({ source: 'microphone', by })
    expect(record.unmuteAsked!.until - record.unmuteAsked!.by.at).toBe(60_000)
    expect(record.unmuteAsked!.by.at).toBeGreaterThanOrEqual(began)
    const again = await companion.panel(room, SPEAKER.token)
    expect((await again.frame('welcome')).self.unmuteAsked).toEqual(record.unmuteAsked)
    const seenBy = async ({ token }: Member) =>
      JSON.stringify(await companion.snapshot(room, token)).includes('unmuteAsked')
    expect([await seenBy(MODERATOR), await seenBy(VIEWER)]).toEqual([true, false])
  })

  test.each(['unmute.accept', 'unmute.decline'])('answers by %s, themselves', async (action) => {
    const room = `answers-${action}`
    const { HOST, SPEAKER } = await full(room)
    await ask(room, HOST, SPEAKER)
    expect(await outcome(act(room, HOST.token, action, { targets: [SPEAKER.id] }))).toBe('403 only-yourself')
    expect(await askedOf(room, 'SPEAKER')).toBeDefined()
    expect(await outcome(act(room, SPEAKER.token, action))).toBe('yes')
    expect(await askedOf(room, 'SPEAKER')).toBeUndefined()
    // Nothing is asked any more.
    expect(await outcome(act(room, SPEAKER.token, action))).toBe('yes')
    expect(await typesIn(room)).toEqual(['participant.askUnmute', action])
  })

  test('is not urged by asking again, but may be asked for something else', async () => {
    const room = 'urged'
    const { HOST, CO_HOST, SPEAKER } = await full(room)
    await ask(room, HOST, SPEAKER)
    const first = await askedOf(room, 'SPEAKER')
    expect(await outcome(ask(room, CO_HOST, SPEAKER, { source: 'microphone' }))).toBe('yes')
    expect(await askedOf(room, 'SPEAKER')).toEqual(first)
    await ask(room, CO_HOST, SPEAKER, { source: 'camera' })
    expect(await askedOf(room, 'SPEAKER')).toMatchObject({ source: 'camera', by: { id: CO_HOST.id } })
  })

  test('is nobody any more once they leave', async () => {
    const room = 'left'
    const { HOST, SPEAKER } = await full(room)
    await ask(room, HOST, SPEAKER)
    await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
    await companion.put(room, { userId: 'SPEAKER', status: 'JOINED' })
    expect(await askedOf(room, 'SPEAKER')).toBeUndefined()
  })

  test('is nobody any more once they are seen on, also where they were on all the time', async () => {
    const room = 'seen-on'
    await companion.putRoom(room, { mode: 'meeting' })
    const session = { room, sid: 'PA_1', identity: 'ana', joinedAt: Date.now() }
    await deliver(companion, webhook('participant_joined', session, session.joinedAt))
    const { id } = (await companion.record(room, 'ana'))!
    await act(room, companion.apiKey, 'participant.askUnmute', { targets: [id] })
    expect(await askedOf(room, 'ana')).toBeDefined()
    const track = { sid: 'TR_1', type: 'AUDIO', source: 'MICROPHONE' }
    await deliver(companion, webhook('track_published', session, Date.now() + 1_500, { track }))
    await eventually(async () => expect(await askedOf(room, 'ana')).toBeUndefined())
    // LiveKit reports no muting, so it may be off by now: until it is seen again.
    await act(room, companion.apiKey, 'participant.askUnmute', { targets: [id] })
    expect(await askedOf(room, 'ana')).toBeDefined()
    await deliver(companion, webhook('track_published', session, Date.now() + 3_000, { track }))
    await eventually(async () => expect(await askedOf(room, 'ana')).toBeUndefined())
  })
})

test('only staff ask, and only who is there and may do it', async () => {
  const room = 'may'
  const { HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
  expect(await outcome(ask(room, SPEAKER, VIEWER))).toBe('403 not-staff')
  expect(await outcome(ask(room, MODERATOR, MODERATOR))).toBe('403 not-yourself')
  expect(await outcome(ask(room, MODERATOR, HOST))).toBe('yes')
  const refused = await ask(room, MODERATOR, VIEWER)
  expect([refused.body.code, refused.body.detail]).toEqual([
    'not-eligible',
    'the VIEWER has no right to it: give that first.',
  ])
  await companion.change(room, VIEWER.id, { canVideo: true })
  expect(await outcome(ask(room, MODERATOR, VIEWER, { source: 'camera' }))).toBe('yes')
  expect(await outcome(ask(room, MODERATOR, VIEWER, { source: 'screen' }))).toBe('400 invalid-request')
  await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
  const path = `/v1/rooms/${room}/explain?action=participant.askUnmute&target=${SPEAKER.id}`
  const { body } = await companion.call('GET', path, { as: MODERATOR.token })
  expect(body).toEqual({ allowed: false, code: 'not-in-room', detail: 'the SPEAKER is not in the room.' })
  expect(await outcome(ask(room, MODERATOR, SPEAKER))).toBe('409 not-in-room')
})

test('what nobody answers within a minute is asked no more, also where the server was away meanwhile', async () => {
  const room = 'unanswered'
  const { HOST, SPEAKER, MODERATOR } = await full(room)
  await ask(room, HOST, SPEAKER)
  await companion.stop()
  clock.ahead = 50_000
  await companion.start()
  expect(await askedOf(room, 'SPEAKER')).toBeDefined()
  await ask(room, HOST, MODERATOR)
  await eventually(async () => expect(await askedOf(room, 'SPEAKER')).toBeUndefined())
  expect(await askedOf(room, 'MODERATOR')).toBeDefined()
  expect(await typesIn(room)).toContain('unmute.unanswered')
})
