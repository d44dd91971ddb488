import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord, ParticipantRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { Follower } from './support/follower.ts'
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
  const body = { id: `in-lobby-${actions++}`, action, ...more }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}

async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

const join = (room: string, { token }: Pick<Member, 'token'>) =>
  companion.call('POST', `/v1/rooms/${room}/join`, { as: token, body: {} })
const on = ({ id }: Pick<Member, 'id'>) => ({ targets: [id] })

async function typesIn(room: string): Promise<string[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events.map(({ type }: EventRecord) => type).filter((type: string) => type.startsWith('lobby.'))
}

async function newcomer(room: string, userId: string): Promise<Member> {
  const { self, token } = await companion.session(room, userId)
  return { id: self.id, token }
}

/** A room with a waiting room, somebody of each role, and Ana who has come to the door. */
async function withLobby(room: string) {
  const people = await hallOf(companion, room)
  await companion.putRoom(room, { lobby: true })
  const ana = await newcomer(room, 'ana')
  return { ...people, ana }
}

describe('who comes to a room with a waiting room', () => {
  test('waits, is told nothing but that, and is seen by staff at once', async () => {
    const room = 'waits'
    const { MODERATOR, ana } = await withLobby(room)
    const { position } = await companion.snapshot(room, MODERATOR.token)
    const panel = await companion.panel(room, MODERATOR.token, position)
    const own = await companion.panel(room, ana.token)
    const { status, body } = await join(room, ana)
    expect([status, Object.keys(body).toSorted()]).toEqual([200, ['participant', 'position', 'waiting']])
    expect(body).toMatchObject({ waiting: true, participant: { status: 'WAITING', waitingAt: expect.any(Number) } })
    const { record } = await own.frame('self')
    expect(record).toMatchObject({ status: 'WAITING', waitingAt: body.participant.waitingAt })
    await eventually(() =>
      expect(panel.changes.flatMap(({ put }) => put)).toContainEqual(
        expect.objectContaining({ id: ana.id, status: 'WAITING', waitingAt: body.participant.waitingAt }),
      ),
    )
    const snapshot = await companion.snapshot(room, ana.token)
    expect(snapshot.participants).toEqual([])
    expect(snapshot.counts.online).toBe(0)
    // Who asks again keeps the place.
    expect((await join(room, ana)).body.participant.waitingAt).toBe(body.participant.waitingAt)
    expect(await typesIn(room)).toEqual(['lobby.knock'])
  })

  test('is let in once, whoever else does the same, and is told', async () => {
    const room = 'admitted'
    const { MODERATOR, HOST, VIEWER, ana } = await withLobby(room)
    await join(room, ana)
    const own = new Follower(companion, room, 'ana')
    await own.connect()
    expect(await outcome(act(room, VIEWER.token, 'lobby.admit', on(ana)))).toBe('403 not-staff')
    expect(await outcome(act(room, MODERATOR.token, 'lobby.admit', on(ana)))).toBe('yes')
    expect(await outcome(act(room, HOST.token, 'lobby.admit', on(ana)))).toBe('yes')
    expect(await outcome(act(room, HOST.token, 'lobby.deny', on(ana)))).toBe('yes')
    await eventually(() => expect(own.held.self?.status).toBe('INVITED'))
    expect(own.held.self).not.toHaveProperty('waitingAt')
    own.disconnect()
    expect(await typesIn(room)).toEqual(['lobby.knock', 'lobby.admit'])
    expect((await join(room, ana)).body.token).toEqual(expect.any(String))
  })

  test('passes as staff, and where they were let in ahead of time', async () => {
    const room = 'passes'
    const { MODERATOR, SPEAKER, VIEWER } = await withLobby(room)
    expect((await join(room, MODERATOR)).body.token).toEqual(expect.any(String))
    expect((await join(room, SPEAKER)).body.waiting).toBe(true)
    await act(room, MODERATOR.token, 'lobby.admit', on(VIEWER))
    expect((await join(room, VIEWER)).body.token).toEqual(expect.any(String))
  })

  test('gets no LiveKit token from the site either', async () => {
    const room = 'site-token'
    await withLobby(room)
    expect(await companion.token({ room, userId: 'ana', livekit: true })).not.toHaveProperty('livekit')
    const { participant } = await companion.put(room, { userId: 'ana' })
    await act(room, companion.apiKey, 'lobby.admit', on(participant))
    expect((await companion.token({ room, userId: 'ana', livekit: true })).livekit).toBeDefined()
  })

  test('is let in with all others who wait, and by nobody else', async () => {
    const room = 'all'
    const { HOST, ana, VIEWER } = await withLobby(room)
    const ben = await newcomer(room, 'ben')
    await join(room, ana)
    await join(room, ben)
    const { body } = await act(room, HOST.token, 'lobby.admit', { filter: { status: ['WAITING'] } })
    expect(body.results.map(({ target }: { target: string }) => target).toSorted()).toEqual([ana.id, ben.id].toSorted())
    expect((await join(room, ben)).body.token).toEqual(expect.any(String))
    expect((await join(room, VIEWER)).body.waiting).toBe(true)
  })

  test('is turned away with a reason, may knock again later, and is then kept out longer', async () => {
    const room = 'denied'
    const { HOST, MODERATOR, ana } = await withLobby(room)
    await join(room, ana)
    const own = await companion.panel(room, ana.token)
    const deny = () => act(room, MODERATOR.token, 'lobby.deny', { ...on(ana), input: { reason: 'not you' } })
    const { body } = await deny()
    const { bar, status, onHoldUntil } = body.results[0].participant as ParticipantRecord
    expect([status, bar!.reason, bar!.denied, bar!.until - bar!.by!.at]).toEqual(['WAITING', 'not you', true, 60_000])
    expect(onHoldUntil! - bar!.by!.at).toBe(6_000)
    // Until it can no longer be undone they wait on; nobody else lets them in, or denies them for longer.
    expect((await join(room, ana)).body.waiting).toBe(true)
    expect(await outcome(act(room, HOST.token, 'lobby.admit', on(ana)))).toBe('403 not-eligible')
    const second = await act(room, HOST.token, 'lobby.deny', { ...on(ana), input: { forSeconds: 900 } })
    expect(second.body.results[0].participant.bar).toEqual(bar)
    expect((await own.frame('bye')).problem).toMatchObject({ code: 'barred', bar: { reason: 'not you', denied: true } })
    expect((await companion.record(room, 'ana'))?.status).toBe('LEFT')
    expect((await join(room, ana)).body.code).toBe('barred')
    expect(await outcome(act(room, HOST.token, 'lobby.admit', on(ana)))).toBe('403 not-eligible')
    expect(await typesIn(room)).toEqual(['lobby.knock', 'lobby.deny', 'lobby.denied'])
    clock.ahead += 60_001
    expect((await join(room, ana)).body.waiting).toBe(true)
    const again = (await deny()).body.results[0].participant.bar
    expect(again.until - again.by.at).toBe(600_000)
  })

  test('waits on in the same place where a denial is undone: by the moderator who denied, also later on', async () => {
    const room = 'undone'
    const { HOST, MODERATOR, ana } = await withLobby(room)
    const ben = await newcomer(room, 'ben')
    const { waitingAt } = (await join(room, ana)).body.participant
    await join(room, ben)
    await companion.panel(room, ana.token)
    const undo = (as: string, whom: Member) => outcome(act(room, as, 'participant.unban', on(whom)))
    await act(room, MODERATOR.token, 'lobby.deny', on(ana))
    expect(await undo(MODERATOR.token, ana)).toBe('yes')
    const record = await companion.record(room, 'ana')
    expect(record).toMatchObject({ status: 'WAITING', waitingAt })
    expect(record).not.toHaveProperty('bar')
    expect(record).not.toHaveProperty('onHoldUntil')

    await act(room, HOST.token, 'lobby.deny', on(ben))
    expect(await undo(MODERATOR.token, ben)).toBe('403 rank-too-low')
    expect(await undo(HOST.token, ben)).toBe('yes')

    await act(room, MODERATOR.token, 'lobby.deny', on(ana))
    await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
    const path = `/v1/rooms/${room}/explain?action=participant.unban&target=${ana.id}`
    const { body } = await companion.call('GET', path, { as: MODERATOR.token })
    expect(body).toEqual({ allowed: true })
    expect(await undo(MODERATOR.token, ana)).toBe('yes')
    // That it was taken back counts: the next one lasts as long as a first.
    expect((await join(room, ana)).body.waiting).toBe(true)
    const { bar } = (await act(room, MODERATOR.token, 'lobby.deny', on(ana))).body.results[0].participant
    expect(bar.until - bar.by.at).toBe(60_000)
  })

  test('is not let in by a waiting room that is switched off while they are being denied', async () => {
    const room = 'denied-and-off'
    const { HOST, ana } = await withLobby(room)
    await join(room, ana)
    await companion.panel(room, ana.token)
    await act(room, HOST.token, 'lobby.deny', on(ana))
    await companion.call('PATCH', `/v1/rooms/${room}`, { as: HOST.token, body: { lobby: false } })
    expect((await join(room, ana)).body.waiting).toBe(true)
    await eventually(async () => expect((await join(room, ana)).body.code).toBe('barred'))
  })

  test('gives up by themselves, and nobody does it for them', async () => {
    const room = 'gives-up'
    const { HOST, ana } = await withLobby(room)
    await join(room, ana)
    expect(await outcome(act(room, HOST.token, 'lobby.leave', on(ana)))).toBe('403 only-yourself')
    expect(await outcome(act(room, ana.token, 'lobby.leave'))).toBe('yes')
    expect(await outcome(act(room, ana.token, 'lobby.leave'))).toBe('yes')
    expect((await companion.record(room, 'ana'))?.status).toBe('LEFT')
    expect(await typesIn(room)).toEqual(['lobby.knock', 'lobby.leave'])
  })

  test('is in at once when the waiting room is switched off; who is here when it is switched on stays', async () => {
    const room = 'switched'
    const { HOST, ana, VIEWER } = await withLobby(room)
    await join(room, ana)
    await companion.put(room, { userId: 'VIEWER', status: 'JOINED' })
    const patch = (lobby: boolean) =>
      companion.call('PATCH', `/v1/rooms/${room}`, { as: HOST.token, body: { lobby } }).then(({ body }) => body.room)
    expect((await patch(false)).lobby).toBe(false)
    expect((await companion.record(room, 'ana'))?.status).toBe('INVITED')
    expect((await join(room, ana)).body.token).toEqual(expect.any(String))
    expect((await patch(true)).lobby).toBe(true)
    expect((await join(room, VIEWER)).body.token).toEqual(expect.any(String))
    expect((await join(room, ana)).body.waiting).toBe(true)
  })

  test('is told what staff write, also on a panel that opens later', async () => {
    const room = 'message'
    const { MODERATOR, SPEAKER, ana } = await withLobby(room)
    await join(room, ana)
    const panel = await companion.panel(room, ana.token, (await companion.snapshot(room, ana.token)).position)
    const write = (as: string, text: string) => act(room, as, 'lobby.message', { input: { text } })
    expect(await outcome(write(SPEAKER.token, 'Hello'))).toBe('403 not-staff')
    expect(await outcome(write(MODERATOR.token, 'We begin at ten'))).toBe('yes')
    await eventually(() =>
      expect(panel.changes.flatMap(({ room: told }) => told?.lobbyMessage ?? [])).toEqual(['We begin at ten']),
    )
    const later = await companion.panel(room, ana.token)
    expect((await later.frame('welcome')).room.lobbyMessage).toBe('We begin at ten')
    await write(MODERATOR.token, '')
    expect((await companion.snapshot(room)).room).not.toHaveProperty('lobbyMessage')
  })
})

test('staff send people back, who then wait again; nobody of their rank or above, and no staff', async () => {
  const room = 'back'
  const { HOST, MODERATOR, SPEAKER, VIEWER } = await withLobby(room)
  for (const userId of ['HOST', 'MODERATOR', 'SPEAKER']) await companion.put(room, { userId, status: 'JOINED' })
  const back = (as: string, whom: Member) => outcome(act(room, as, 'lobby.sendBack', on(whom)))
  expect(await back(SPEAKER.token, VIEWER)).toBe('403 not-staff')
  expect(await back(MODERATOR.token, HOST)).toBe('403 rank-too-low')
  expect(await back(HOST.token, MODERATOR)).toBe('403 not-eligible')
  expect(await back(HOST.token, VIEWER)).toBe('409 not-in-room')
  const path = `/v1/rooms/${room}/explain?action=lobby.sendBack&target=${VIEWER.id}`
  const { body } = await companion.call('GET', path, { as: HOST.token })
  expect(body).toEqual({ allowed: false, code: 'not-in-room', detail: 'the VIEWER is not in the room.' })
  expect(await back(MODERATOR.token, SPEAKER)).toBe('yes')
  expect(await companion.record(room, 'SPEAKER')).toMatchObject({ status: 'WAITING', leftAt: expect.any(Number) })
  expect((await join(room, SPEAKER)).body.waiting).toBe(true)
  expect(await back(MODERATOR.token, SPEAKER)).toBe('yes')
  expect(await back(VIEWER.token, SPEAKER)).toBe('403 not-staff')
  await companion.putRoom(room, { lobby: false })
  await companion.put(room, { userId: 'SPEAKER', status: 'JOINED' })
  expect(await back(MODERATOR.token, SPEAKER)).toBe('403 switched-off')
})

test('a room whose LiveKit tokens the site mints has no waiting room', async () => {
  const room = 'observed'
  await companion.putRoom(room, { enforce: 'observe' })
  const put = (body: object) => companion.call('PUT', `/v1/rooms/${room}`, { as: companion.apiKey, body })
  const { status, body } = await put({ lobby: true })
  expect([status, body.code]).toEqual([422, 'observed-room'])
  expect((await put({ lobby: true, enforce: 'manage' })).status).toBe(200)
  expect((await put({ enforce: 'observe' })).body.code).toBe('observed-room')
})
