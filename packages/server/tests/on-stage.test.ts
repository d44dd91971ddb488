import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually } from './support/panel.ts'

const clock = { ahead: 0 }
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => Date.now() + clock.ahead } })
})
afterAll(() => companion.close())

let actions = 0
function act(room: string, as: string, action: string, more: object = {}) {
  return companion.call('POST', `/v1/rooms/${room}/actions`, {
    as,
    body: { id: `on-stage-${actions++}`, action, ...more },
  })
}

async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

const invite = (room: string, by: Member, target: Member) =>
  act(room, by.token, 'stage.invite', { targets: [target.id] })

async function standing(room: string, userId = 'VIEWER') {
  const { role, canSpeak, stageInvited, stageAsked } = (await companion.record(room, userId))!
  return { role, canSpeak, isInvited: stageInvited !== undefined, isAsking: stageAsked !== undefined }
}
const WATCHING = { role: 'VIEWER', canSpeak: false, isInvited: false, isAsking: false }
const SPEAKING = { role: 'SPEAKER', canSpeak: true, isInvited: false, isAsking: false }

async function logOf(room: string): Promise<EventRecord[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events.filter(({ type }: EventRecord) => type.startsWith('stage.'))
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  return people
}

describe('somebody who is invited on stage', () => {
  test('is told so, also on a panel that opens later, with staff and nobody else', async () => {
    const room = 'told'
    const { MODERATOR, SPEAKER, VIEWER } = await full(room)
    const { position } = await companion.snapshot(room, VIEWER.token)
    const panel = await companion.panel(room, VIEWER.token, position)
    const began = Date.now()
    expect(await outcome(invite(room, MODERATOR, VIEWER))).toBe('yes')
    const { record } = await panel.frame('self')
    expect(record.stageInvited).toMatchObject({ by: { id: MODERATOR.id, name: 'the MODERATOR' } })
    expect(record.stageInvited!.until - record.stageInvited!.by.at).toBe(60_000)
    expect(record.stageInvited!.by.at).toBeGreaterThanOrEqual(began)
    const again = await companion.panel(room, VIEWER.token)
    expect((await again.frame('welcome')).self.stageInvited).toEqual(record.stageInvited)
    const seenBy = async ({ token }: Member) =>
      JSON.stringify(await companion.snapshot(room, token)).includes('stageInvited')
    expect([await seenBy(MODERATOR), await seenBy(SPEAKER)]).toEqual([true, false])
  })

  test('is a speaker once they accept, and accepts for themselves only what still stands', async () => {
    const room = 'accepts'
    const { HOST, VIEWER } = await full(room)
    await act(room, VIEWER.token, 'hand.raise')
    expect((await act(room, VIEWER.token, 'stage.accept')).body).toMatchObject({
      code: 'not-eligible',
      detail: 'Nobody invites you on stage any more.',
    })
    await invite(room, HOST, VIEWER)
    // The host cannot say it for them.
    const forThem = await act(room, HOST.token, 'stage.accept', { targets: [VIEWER.id] })
    expect([forThem.body.code, forThem.body.detail]).toEqual([
      'not-eligible',
      'the VIEWER does not ask to come on stage: invite them.',
    ])
    expect(await standing(room)).toMatchObject({ role: 'VIEWER', isInvited: true })
    expect(await outcome(act(room, VIEWER.token, 'stage.accept'))).toBe('yes')
    expect(await standing(room)).toEqual(SPEAKING)
    // What they raised it for has come.
    expect(await companion.record(room, 'VIEWER')).not.toHaveProperty('hand')
    // On another of their panels, a moment later.
    expect(await outcome(act(room, VIEWER.token, 'stage.accept'))).toBe('yes')
    expect(await logOf(room)).toMatchObject([
      { type: 'stage.invite', actor: HOST.id, subject: VIEWER.id },
      { type: 'stage.accept', actor: VIEWER.id, data: { invitedBy: HOST.id } },
    ])
  })

  test('stays a viewer who declines, and may be invited again; is invited once by several', async () => {
    const room = 'declines'
    const { HOST, MODERATOR, VIEWER } = await full(room)
    await invite(room, HOST, VIEWER)
    const { stageInvited } = (await companion.record(room, 'VIEWER'))!
    await invite(room, MODERATOR, VIEWER)
    expect((await companion.record(room, 'VIEWER'))!.stageInvited).toEqual(stageInvited)
    expect(await outcome(act(room, VIEWER.token, 'stage.decline'))).toBe('yes')
    expect(await standing(room)).toEqual(WATCHING)
    await invite(room, MODERATOR, VIEWER)
    // Staff take their invitation back.
    expect(await outcome(act(room, HOST.token, 'stage.decline', { targets: [VIEWER.id] }))).toBe('yes')
    expect(await standing(room)).toEqual(WATCHING)
    expect((await logOf(room)).map(({ type }) => type)).toEqual([
      'stage.invite',
      'stage.decline',
      'stage.invite',
      'stage.decline',
    ])
  })

  test.each([
    ['leaves', (room: string) => companion.put(room, { userId: 'VIEWER', status: 'LEFT' })],
    ['is set to invited', (room: string) => companion.put(room, { userId: 'VIEWER', status: 'INVITED' })],
    ['gets a role', (room: string, id: string) => companion.change(room, id, { role: 'MODERATOR' })],
  ])('is invited no more when the person %s', async (what, happen) => {
    const room = `over-${what.replaceAll(' ', '-')}`
    const { HOST, VIEWER } = await full(room)
    await invite(room, HOST, VIEWER)
    await happen(room, VIEWER.id)
    expect(await standing(room)).toMatchObject({ isInvited: false })
  })
})

describe('a viewer who asks to come on stage', () => {
  test('queues, seen by everybody as raised hands are, until staff say yes or no', async () => {
    const room = 'asks'
    const { CO_HOST, SPEAKER, VIEWER } = await full(room)
    const { participant } = await companion.put(room, { userId: 'ben', status: 'JOINED' })
    const ben = { id: participant.id, token: (await companion.session(room, 'ben')).token }
    for (const person of [ben, VIEWER]) expect(await outcome(act(room, person.token, 'stage.ask'))).toBe('yes')
    const places = await Promise.all(['ben', 'VIEWER'].map((userId) => companion.record(room, userId)))
    const [first, second] = places.map((record) => record!.stageAsked!)
    expect(first!.offset).toBeLessThan(second!.offset)
    await act(room, ben.token, 'stage.ask')
    expect((await companion.record(room, 'ben'))!.stageAsked).toEqual(first)
    expect(JSON.stringify(await companion.snapshot(room, SPEAKER.token))).toContain('stageAsked')
    const welcomed = await (await companion.panel(room, ben.token)).frame('welcome')
    expect(welcomed.self.stageAsked).toEqual(first)
    expect(await outcome(act(room, SPEAKER.token, 'stage.accept', { targets: [ben.id] }))).toBe('403 not-staff')
    expect(await outcome(act(room, CO_HOST.token, 'stage.decline', { targets: [ben.id] }))).toBe('yes')
    expect(await standing(room, 'ben')).toEqual(WATCHING)
    const all = await act(room, CO_HOST.token, 'stage.accept', { filter: { stageAsked: true } })
    expect(all.body.results).toMatchObject([{ target: VIEWER.id, ok: true }])
    expect(await standing(room)).toEqual(SPEAKING)
  })

  test('may think better of it, and is answered by an invitation too', async () => {
    const room = 'thinks'
    const { HOST, VIEWER } = await full(room)
    await act(room, VIEWER.token, 'stage.ask')
    await act(room, VIEWER.token, 'stage.decline')
    expect(await standing(room)).toEqual(WATCHING)
    await act(room, VIEWER.token, 'stage.ask')
    await invite(room, HOST, VIEWER)
    expect(await standing(room)).toEqual({ ...WATCHING, isInvited: true })
    await act(room, VIEWER.token, 'stage.ask')
    expect(await standing(room)).toEqual({ ...WATCHING, isInvited: true })
  })

  test('asks for themselves, a few times a second at most', async () => {
    const room = 'flood'
    const { HOST, SPEAKER, VIEWER } = await full(room)
    expect(await outcome(act(room, HOST.token, 'stage.ask', { targets: [VIEWER.id] }))).toBe('403 rank-too-low')
    const refused = await act(room, SPEAKER.token, 'stage.ask')
    expect(refused.body.detail).toBe('Only viewers can ask to come on stage.')
    const answers = await Promise.all(Array.from({ length: 60 }, () => act(room, VIEWER.token, 'stage.ask')))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(15)
  })
})

describe('off the stage', () => {
  test('goes who is taken off by staff, or leaves, also a viewer who was given rights', async () => {
    const room = 'off'
    const { MODERATOR, SPEAKER, VIEWER } = await full(room)
    expect(await outcome(act(room, SPEAKER.token, 'stage.leave'))).toBe('yes')
    expect(await standing(room, 'SPEAKER')).toEqual(WATCHING)
    await companion.change(room, VIEWER.id, { canSpeak: true, canChat: false })
    expect(await outcome(act(room, MODERATOR.token, 'stage.remove', { targets: [VIEWER.id] }))).toBe('yes')
    expect(await standing(room)).toEqual(WATCHING)
    expect(await companion.record(room, 'VIEWER')).toMatchObject({ canChat: false })
    // Nothing left to take.
    const before = (await logOf(room)).length
    await act(room, MODERATOR.token, 'stage.remove', { targets: [VIEWER.id, SPEAKER.id] })
    expect(await logOf(room)).toHaveLength(before)
  })

  test('what was denied stays denied, on stage and off', async () => {
    const room = 'denied'
    const { HOST, VIEWER } = await full(room)
    await companion.change(room, VIEWER.id, { canVideo: { value: false, reason: 'the camera shows others' } })
    await invite(room, HOST, VIEWER)
    await act(room, VIEWER.token, 'stage.accept')
    expect(await companion.record(room, 'VIEWER')).toMatchObject({ canSpeak: true, canVideo: false })
    await act(room, VIEWER.token, 'stage.leave')
    expect((await companion.record(room, 'VIEWER'))!.overrides!.canVideo).toBe('deny')
  })

  test('in an observed room, where a role gives nothing in LiveKit, the person gets and loses the rights themselves', async () => {
    const room = 'observed'
    const { HOST, VIEWER } = await full(room)
    await companion.putRoom(room, { enforce: 'observe' })
    await invite(room, HOST, VIEWER)
    await act(room, VIEWER.token, 'stage.accept')
    const allowed = { canSpeak: 'allow', canVideo: 'allow', canShareScreen: 'allow', canChat: 'inherit' }
    expect(await companion.record(room, 'VIEWER')).toMatchObject({ role: 'SPEAKER', overrides: allowed })
    const canVideo = { value: false, reason: 'the camera shows others' }
    await companion.change(room, VIEWER.id, { canVideo })
    await act(room, HOST.token, 'stage.remove', { targets: [VIEWER.id] })
    const denied = { canSpeak: 'deny', canVideo: 'deny', canShareScreen: 'deny', canChat: 'inherit' }
    const left = await companion.record(room, 'VIEWER')
    expect(left).toMatchObject({ role: 'VIEWER', overrides: denied })
    // Why that was denied is still known.
    expect(left!.overrideTerms).toMatchObject({ canVideo: { reason: canVideo.reason } })
  })

  test('staff are not taken, and leave only by giving their role back', async () => {
    const room = 'staff'
    const { HOST, MODERATOR, SPEAKER } = await full(room)
    const refused = await act(room, HOST.token, 'stage.remove', { targets: [MODERATOR.id] })
    expect([refused.body.code, refused.body.detail]).toEqual([
      'not-eligible',
      'the MODERATOR is a moderator, and on stage as such: change the role instead.',
    ])
    expect(await outcome(act(room, companion.apiKey, 'stage.leave', { targets: [HOST.id] }))).toBe('403 not-eligible')
    expect(await outcome(act(room, MODERATOR.token, 'stage.leave'))).toBe('403 rank-too-low')
    expect(await outcome(act(room, SPEAKER.token, 'stage.remove', { targets: [HOST.id] }))).toBe('403 not-staff')
  })
})

test('only who is here can come on stage, and a meeting has none', async () => {
  const room = 'may'
  const { HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
  expect(await outcome(invite(room, SPEAKER, VIEWER))).toBe('403 not-staff')
  // On stage already: nothing to do.
  expect(await outcome(invite(room, MODERATOR, SPEAKER))).toBe('yes')
  expect(await logOf(room)).toEqual([])
  await companion.put(room, { userId: 'VIEWER', status: 'LEFT' })
  expect(await outcome(invite(room, HOST, VIEWER))).toBe('409 not-in-room')
  expect(await outcome(act(room, VIEWER.token, 'stage.ask'))).toBe('409 not-in-room')
  await companion.put(room, { userId: 'VIEWER', status: 'JOINED' })
  await companion.putRoom(room, { mode: 'meeting' })
  expect(await outcome(invite(room, HOST, VIEWER))).toBe('403 switched-off')
  const path = `/v1/rooms/${room}/explain?action=stage.ask&target=${VIEWER.id}`
  expect((await companion.call('GET', path, { as: VIEWER.token })).body).toEqual({
    allowed: false,
    code: 'switched-off',
    detail: 'This room is a meeting, where everybody has the floor: there is no stage.',
  })
})

test('an invitation that nobody answers is over within a minute, also where the server was away meanwhile', async () => {
  const room = 'unanswered'
  const { HOST, VIEWER } = await full(room)
  const { participant } = await companion.put(room, { userId: 'ben', status: 'JOINED' })
  await invite(room, HOST, VIEWER)
  await companion.stop()
  clock.ahead = 50_000
  await companion.start()
  expect(await standing(room)).toMatchObject({ isInvited: true })
  await invite(room, HOST, { id: participant.id, token: '' })
  await eventually(async () => expect(await standing(room)).toEqual(WATCHING), 30_000)
  expect(await standing(room, 'ben')).toMatchObject({ isInvited: true })
  expect(await logOf(room)).toMatchObject([{}, {}, { type: 'stage.unanswered', actor: 'server', subject: VIEWER.id }])
})
