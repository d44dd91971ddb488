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
  const body = { id: `running-${actions++}`, action, ...more }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}

async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

async function joining(room: string, { token }: Pick<Member, 'token'>): Promise<string> {
  const { status, body } = await companion.call('POST', `/v1/rooms/${room}/join`, { as: token, body: {} })
  return status === 200 ? Object.keys(body).find((key) => key === 'token' || key === 'waiting')! : body.code
}

async function eventsIn(room: string): Promise<EventRecord[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events
}

const settingsOf = async (room: string) => (await companion.snapshot(room)).room
const here = (room: string, userId: string) => companion.put(room, { userId, status: 'JOINED' })

describe('a locked room', () => {
  test('is for staff and who was here when it was locked, also when they come back', async () => {
    const room = 'locked'
    const { MODERATOR, CO_HOST, SPEAKER, VIEWER } = await hallOf(companion, room)
    await here(room, 'SPEAKER')
    expect(await outcome(act(room, SPEAKER.token, 'room.lock'))).toBe('403 not-staff')
    expect(await outcome(act(room, MODERATOR.token, 'room.lock'))).toBe('yes')
    expect((await settingsOf(room)).locked).toMatchObject({ by: { id: MODERATOR.id, name: 'the MODERATOR' }, rank: 30 })
    await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
    const all = await Promise.all([CO_HOST, SPEAKER, VIEWER].map((member) => joining(room, member)))
    expect(all).toEqual(['token', 'token', 'room-locked'])
    await act(room, MODERATOR.token, 'lobby.admit', { targets: [VIEWER.id] })
    expect(await joining(room, VIEWER)).toBe('token')
    expect(await outcome(act(room, MODERATOR.token, 'room.unlock'))).toBe('yes')
    expect(await settingsOf(room)).not.toHaveProperty('locked')
    const { token } = await companion.session(room, 'late')
    expect(await joining(room, { token })).toBe('token')
  })

  test('is unlocked by nobody below whoever locked it', async () => {
    const room = 'ranks'
    const { HOST, CO_HOST, MODERATOR } = await hallOf(companion, room)
    await act(room, MODERATOR.token, 'room.lock')
    const { at } = (await settingsOf(room)).locked!.by
    // A lock of a higher rank is laid on it; who was in stays in.
    await act(room, CO_HOST.token, 'room.lock')
    expect((await settingsOf(room)).locked).toEqual({ by: { id: CO_HOST.id, name: 'the CO_HOST', at }, rank: 40 })
    expect(await outcome(act(room, MODERATOR.token, 'room.unlock'))).toBe('403 rank-too-low')
    const { body } = await companion.call('GET', `/v1/rooms/${room}/explain?action=room.unlock`, {
      as: MODERATOR.token,
    })
    expect(body.detail).toBe('You cannot unlock the room: somebody of a higher role locked it.')
    expect(await outcome(act(room, HOST.token, 'room.unlock'))).toBe('yes')
    await act(room, companion.apiKey, 'room.lock')
    expect(await outcome(act(room, HOST.token, 'room.unlock'))).toBe('403 rank-too-low')
  })

  test('is not locked again by a repeat of what locked it once', async () => {
    const room = 'repeated'
    const { HOST } = await hallOf(companion, room)
    const lock = () => companion.act(room, { id: 'the-same-lock', action: 'room.lock' }, HOST.token)
    await lock()
    await act(room, HOST.token, 'room.unlock')
    await lock()
    expect(await settingsOf(room)).not.toHaveProperty('locked')
  })

  test('sends nobody new to its waiting room', async () => {
    const room = 'both'
    const { HOST, SPEAKER, VIEWER } = await hallOf(companion, room)
    await companion.putRoom(room, { lobby: true })
    expect(await joining(room, SPEAKER)).toBe('waiting')
    await act(room, HOST.token, 'room.lock')
    expect([await joining(room, SPEAKER), await joining(room, VIEWER)]).toEqual(['waiting', 'room-locked'])
    await act(room, HOST.token, 'lobby.admit', { targets: [SPEAKER.id] })
    expect(await joining(room, SPEAKER)).toBe('token')
  })

  test('is none where the site mints the LiveKit tokens', async () => {
    const room = 'observed'
    await companion.putRoom(room, { enforce: 'observe' })
    expect(await outcome(act(room, companion.apiKey, 'room.lock'))).toBe('422 observed-room')
  })
})

describe('a room that is ended', () => {
  test('is left by everybody, told to every panel, and opened again by the site alone', async () => {
    const room = 'ended'
    const { HOST, CO_HOST, SPEAKER, VIEWER } = await hallOf(companion, room)
    await here(room, 'HOST')
    await here(room, 'SPEAKER')
    await companion.putRoom(room, { lobby: true })
    await joining(room, VIEWER)
    const panel = await companion.panel(room, SPEAKER.token, (await companion.snapshot(room, SPEAKER.token)).position)
    const refused = await act(room, CO_HOST.token, 'room.end')
    expect([refused.body.code, refused.body.detail]).toEqual(['rank-too-low', 'Only the host can end the room.'])
    expect(await outcome(act(room, HOST.token, 'room.end'))).toBe('yes')
    const { participants, counts } = await companion.snapshot(room)
    expect(counts.online).toBe(0)
    const left = participants.filter(({ status }) => status === 'LEFT').map(({ userId }) => userId)
    expect(left.toSorted()).toEqual(['HOST', 'SPEAKER', 'VIEWER'])
    await eventually(() =>
      expect(panel.changes.flatMap(({ room: told }) => told?.ended ?? [])).toMatchObject([
        { id: HOST.id, name: 'Hanna' },
      ]),
    )
    const why = (await eventsIn(room)).flatMap(({ type, data }) => (type === 'participant.left' ? [data] : []))
    expect(why).toEqual([{ reason: 'room-ended' }, { reason: 'room-ended' }])
    expect([await joining(room, HOST), await joining(room, VIEWER)]).toEqual(['room-ended', 'room-ended'])
    // A site that makes sure of its room does not open it by that.
    await companion.putRoom(room, { title: 'Over' })
    expect(await joining(room, HOST)).toBe('room-ended')
    const patch = await companion.call('PATCH', `/v1/rooms/${room}`, { as: HOST.token, body: { ended: false } })
    expect(patch.body.code).toBe('invalid-request')
    await companion.putRoom(room, { ended: false })
    expect(await settingsOf(room)).not.toHaveProperty('ended')
    expect([await joining(room, HOST), await joining(room, SPEAKER)]).toEqual(['token', 'waiting'])
  })
})

test('sessions that LiveKit ends one after the other bring nobody back into a room that has ended', async () => {
  const room = 'slowly'
  await companion.putRoom(room)
  const joinedAt = Date.now() + clock.ahead
  const sessions = ['PA_slow_1', 'PA_slow_2'].map((sid) => ({ room, sid, identity: 'ana', joinedAt }))
  // Two devices: the second has an identity of its own.
  const { token } = await companion.session(room, 'ana')
  for (const device of ['first-device', 'second-device']) {
    await companion.call('POST', `/v1/rooms/${room}/join`, { as: token, body: { device } })
  }
  const { identities } = (await companion
    .call('POST', '/v1/exports', {
      as: companion.apiKey,
      body: { userId: 'ana' },
    })
    .then(({ body }) => body.rooms.find((found: { room: string }) => found.room === room))) as {
    identities: { identity: string }[]
  }
  expect(identities).toHaveLength(2)
  identities.forEach(({ identity }, index) => Object.assign(sessions[index]!, { identity }))
  for (const session of sessions) await deliver(companion, webhook('participant_joined', session, joinedAt))
  expect((await companion.record(room, 'ana'))?.identities).toHaveLength(2)
  await act(room, companion.apiKey, 'room.end')
  await deliver(companion, webhook('participant_left', sessions[0]!, joinedAt + 1_000))
  expect(await companion.record(room, 'ana')).toMatchObject({ status: 'LEFT', leftAt: expect.any(Number) })
})

describe('a room that is not to go on without its host', () => {
  const leaving = { whenHostLeaves: { endAfterMinutes: 5 } } as const

  test('says when it ends, goes on when the host is back, and ends on time, also after a restart', async () => {
    const room = 'hostless'
    await hallOf(companion, room)
    await companion.putRoom(room, leaving)
    for (const userId of ['HOST', 'SPEAKER']) await here(room, userId)
    const leave = () => companion.put(room, { userId: 'HOST', status: 'LEFT' })
    const { leftAt } = (await leave()).participant
    await eventually(async () => expect((await settingsOf(room)).endingAt).toBe(leftAt! + 300_000))
    await here(room, 'HOST')
    await eventually(async () => expect(await settingsOf(room)).not.toHaveProperty('endingAt'))
    await leave()
    await eventually(async () => expect(await settingsOf(room)).toHaveProperty('endingAt'))
    // Nobody else is there to be looked after.
    const deserted = 'deserted'
    await companion.putRoom(deserted, { ...leaving, host: { userId: 'HOST' } })
    for (const status of ['JOINED', 'LEFT'] as const) await companion.put(deserted, { userId: 'HOST', status })
    await eventually(async () => expect(await settingsOf(deserted)).toHaveProperty('endingAt'))
    await companion.stop()
    clock.ahead += 250_000
    await companion.start()
    await eventually(async () => expect((await companion.record(room, 'HOST'))?.status).toBe('LEFT'))
    expect(await settingsOf(room)).not.toHaveProperty('ended')
    await companion.stop()
    clock.ahead += 51_000
    await companion.start()
    await eventually(async () => expect((await settingsOf(room)).ended).toMatchObject({ id: 'server' }))
    await eventually(async () => expect((await settingsOf(deserted)).ended).toMatchObject({ id: 'server' }))
    expect(await settingsOf(room)).not.toHaveProperty('endingAt')
    expect((await companion.record(room, 'SPEAKER'))?.status).toBe('LEFT')
    const types = (await eventsIn(room)).map(({ type }) => type).filter((type) => type.startsWith('room.end'))
    expect(types).toEqual(['room.ending', 'room.ending', 'room.ending', 'room.end'])
  })

  test('is counted anew from where that is decided, or the room is opened again', async () => {
    const room = 'decided-late'
    const { HOST, CO_HOST } = await hallOf(companion, room)
    await here(room, 'HOST')
    await companion.put(room, { userId: 'HOST', status: 'LEFT' })
    clock.ahead += 1_800_000
    const patch = (as: string, body: object) => companion.call('PATCH', `/v1/rooms/${room}`, { as, body })
    expect((await patch(CO_HOST.token, leaving)).body.code).toBe('rank-too-low')
    const { body } = await patch(HOST.token, leaving)
    expect(body.room.whenHostLeaves).toEqual({ endAfterMinutes: 5 })
    expect(body.room.endingAt).toBeGreaterThan(Date.now() + clock.ahead + 290_000)
    await act(room, companion.apiKey, 'room.end')
    await companion.putRoom(room, { ended: false })
    expect((await settingsOf(room)).endingAt).toBeGreaterThan(Date.now() + clock.ahead + 290_000)
    expect((await patch(HOST.token, { whenHostLeaves: 'keep' })).body.room).not.toHaveProperty('endingAt')
  })
})
