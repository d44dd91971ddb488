import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionRequest, ParticipantChange } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member as Person } from './support/hall.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const hall = (room: string) => hallOf(companion, room)

async function tryChange(room: string, by: Person, target: Person, change: ParticipantChange) {
  // That staff were refused is in the log, which moves the position.
  const { position: _before, ...before } = await companion.snapshot(room)
  const path = `/v1/rooms/${room}/participants/${target.id}`
  const { status, body } = await companion.call('PATCH', path, { as: by.token, body: change })
  if (status >= 400) expect(await companion.snapshot(room)).toMatchObject(before)
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

const hosts = async (room: string) =>
  (await companion.snapshot(room)).participants.filter(({ role }) => role === 'HOST').map(({ userId }) => userId)

describe('a viewer', () => {
  test.each(['HOST', 'CO_HOST', 'MODERATOR', 'SPEAKER', 'VIEWER'] as const)(
    'changes nothing of %s: 403 with code and sentence',
    async (role) => {
      const room = `viewer-${role}`
      const people = await hall(room)
      const other =
        role === 'VIEWER'
          ? { id: (await companion.put(room, { userId: 'v2' })).participant.id, token: '' }
          : people[role]
      for (const change of [
        { canSpeak: true },
        { canSpeak: false },
        { canVideo: true },
        { canChat: false },
        { role: 'VIEWER' },
        { role: 'CO_HOST' },
      ] as const) {
        if ('role' in change && change.role === role) continue
        expect(await tryChange(room, people.VIEWER, other, change)).toBe('403 not-staff')
      }
      const path = `/v1/rooms/${room}/participants/${other.id}`
      const { body } = await companion.call('PATCH', path, { as: people.VIEWER.token, body: { canSpeak: true } })
      expect(body.detail).toBe('Only the host, co-hosts and moderators can change the rights of other people.')
    },
  )

  test('gives themselves nothing, mutes nobody, invites nobody', async () => {
    const people = await hall('viewer-self')
    const { VIEWER, SPEAKER } = people
    expect(await tryChange('viewer-self', VIEWER, VIEWER, { canSpeak: true })).toBe('403 not-staff')
    expect(await tryChange('viewer-self', VIEWER, VIEWER, { role: 'SPEAKER' })).toBe('403 not-yourself')
    const calls = [
      ['/actions', { id: 'action-01', action: 'participant.mute', targets: [SPEAKER.id] }, 'not-staff'],
      ['/actions', { id: 'action-02', action: 'invite.send', input: { people: [{ userId: 'x' }] } }, 'rank-too-low'],
      ['/participants', { userId: 'x' }, 'rank-too-low'],
      ['/participants', { userId: 'VIEWER', role: 'HOST' }, 'rank-too-low'],
    ] as const
    for (const [path, body, code] of calls) {
      const answer = await companion.call('POST', `/v1/rooms/viewer-self${path}`, { as: VIEWER.token, body })
      expect([answer.status, answer.body.code]).toEqual([403, code])
    }
    expect((await companion.snapshot('viewer-self')).participants).toHaveLength(5)
  })
})

test('nobody acts upward or sideways', async () => {
  const { HOST, CO_HOST, MODERATOR, SPEAKER, VIEWER } = await hall('upward')
  const up = (by: Person, target: Person, change: ParticipantChange) => tryChange('upward', by, target, change)
  expect(await up(MODERATOR, CO_HOST, { canSpeak: false })).toBe('403 rank-too-low')
  expect(await up(MODERATOR, HOST, { canSpeak: false })).toBe('403 rank-too-low')
  expect(await up(CO_HOST, HOST, { role: 'VIEWER' })).toBe('403 rank-too-low')
  expect(await up(MODERATOR, VIEWER, { role: 'MODERATOR' })).toBe('403 rank-too-low')
  expect(await up(SPEAKER, VIEWER, { canSpeak: true })).toBe('403 not-staff')
  expect(await up(MODERATOR, VIEWER, { canSpeak: true })).toBe('yes')
  expect(await up(MODERATOR, VIEWER, { role: 'SPEAKER' })).toBe('yes')
  expect(await up(CO_HOST, MODERATOR, { role: 'VIEWER' })).toBe('yes')
  expect(await up(MODERATOR, SPEAKER, { canSpeak: false })).toBe('403 not-staff')
})

test('one change with an allowed and a refused part changes nothing', async () => {
  const { MODERATOR, VIEWER } = await hall('both')
  expect(await tryChange('both', MODERATOR, VIEWER, { canSpeak: true, role: 'CO_HOST' })).toBe('403 rank-too-low')
  expect(await companion.record('both', 'VIEWER')).toMatchObject({ role: 'VIEWER', canSpeak: false })
})

describe('the host', () => {
  test('is made by no person, not even by the host', async () => {
    const people = await hall('make-host')
    for (const by of ['HOST', 'CO_HOST', 'MODERATOR'] as const) {
      expect(await tryChange('make-host', people[by], people.VIEWER, { role: 'HOST' })).toBe('403 rank-too-low')
    }
    expect(await tryChange('make-host', people.HOST, people.HOST, { role: 'VIEWER' })).toBe('403 not-yourself')
    expect(await hosts('make-host')).toEqual(['HOST'])
  })

  test.each([
    ['PUT room', (room: string) => companion.putRoom(room, { host: { userId: 'CO_HOST' } })],
    ['POST participants', (room: string) => companion.put(room, { userId: 'CO_HOST', role: 'HOST' })],
    [
      'PATCH participant',
      async (room: string) =>
        companion.change(room, (await companion.record(room, 'CO_HOST'))?.id ?? '', { role: 'HOST' }),
    ],
  ])('by %s: the old one becomes CO_HOST in the same change', async (name, setHost) => {
    const room = `set-host-${name.replace(' ', '-')}`
    await hall(room)
    await setHost(room)
    const [before, after] = [await companion.record(room, 'HOST'), await companion.record(room, 'CO_HOST')]
    expect([before?.role, after?.role]).toEqual(['CO_HOST', 'HOST'])
    expect(before?.offset).toBe(after?.offset)
  })

  test('is one, whatever is asked at once', async () => {
    await hall('race')
    const wishes = Array.from({ length: 20 }, (_, n) => companion.put('race', { userId: `new${n}`, role: 'HOST' }))
    await Promise.all(wishes)
    expect(await hosts('race')).toHaveLength(1)
  })

  test('claimed by a token: HOST in a room without one, CO_HOST where there is one', async () => {
    expect((await companion.session('claimed', 'first', { role: 'HOST' })).self.role).toBe('HOST')
    expect((await companion.session('claimed', 'second', { role: 'HOST' })).self.role).toBe('CO_HOST')
    expect(await hosts('claimed')).toEqual([]) // both are provisional still, and shown to nobody
    expect((await companion.session('claimed', 'first')).self.role).toBe('HOST')
  })
})

test('an old role claim does not undo a demotion', async () => {
  const room = 'demotion'
  await companion.putRoom(room, { host: { userId: 'HOST' } })
  const { token } = await companion.token({ room, userId: 'mod', role: 'MODERATOR' })
  const exchange = async () => (await companion.call('POST', '/v1/sessions', { body: { kind: 'panel', token } })).body
  const { self, token: session } = await exchange()
  expect(self.role).toBe('MODERATOR')
  const viewer = await companion.put(room, { userId: 'viewer' })
  await companion.change(room, self.id, { role: 'VIEWER' })
  expect((await exchange()).self.role).toBe('VIEWER')
  expect(
    await tryChange(
      room,
      { id: self.id, token: session },
      { id: viewer.participant.id, token: '' },
      { canSpeak: true },
    ),
  ).toBe('403 not-staff')
})

test('promotion sets a deny aside, demotion brings it back', async () => {
  const { HOST, SPEAKER } = await hall('aside')
  await companion.change('aside', SPEAKER.id, { canSpeak: false }, HOST.token)
  expect((await companion.change('aside', SPEAKER.id, { role: 'MODERATOR' }, HOST.token)).participant.canSpeak).toBe(
    true,
  )
  expect((await companion.change('aside', SPEAKER.id, { role: 'SPEAKER' }, HOST.token)).participant.canSpeak).toBe(
    false,
  )
})

describe('staff who invite', () => {
  test('put a stranger on the list', async () => {
    const { CO_HOST } = await hall('invite')
    const { participant } = await companion.put(
      'invite',
      { userId: 'new', name: 'New', role: 'SPEAKER' },
      CO_HOST.token,
    )
    expect(participant).toMatchObject({ role: 'SPEAKER', status: 'INVITED', name: 'New' })
    expect(participant.invitedAt).toBeGreaterThan(0)
  })

  test('set no status but INVITED', async () => {
    const { CO_HOST } = await hall('invite-status')
    const body = { userId: 'VIEWER', status: 'JOINED' }
    const answer = await companion.call('POST', '/v1/rooms/invite-status/participants', { as: CO_HOST.token, body })
    expect([answer.status, answer.body.code]).toEqual([403, 'api-key-required'])
  })

  test('rename nobody, and send nobody who is here back to INVITED', async () => {
    const room = 'invite-host'
    const { CO_HOST } = await hall(room)
    await companion.put(room, { userId: 'HOST', status: 'JOINED' })
    await companion.put(room, { userId: 'HOST', name: 'Mallory', status: 'INVITED' }, CO_HOST.token)
    const action: ActionRequest = {
      id: 'invite-0001',
      action: 'invite.send',
      input: { people: [{ userId: 'HOST', name: 'Mallory' }] },
    }
    await companion.act(room, action, CO_HOST.token)
    expect(await companion.record(room, 'HOST')).toMatchObject({ name: 'Hanna', status: 'JOINED', role: 'HOST' })
  })
})

test("the site's status is stamped with its times", async () => {
  await companion.putRoom('stamps')
  const joined = (await companion.put('stamps', { userId: 'ana', status: 'JOINED' })).participant
  expect(joined).toMatchObject({ status: 'JOINED', leftAt: null })
  expect(joined.joinedAt).toBeGreaterThan(Date.now() - 5_000)
  const left = (await companion.put('stamps', { userId: 'ana', status: 'LEFT' })).participant
  expect(left).toMatchObject({ status: 'LEFT', joinedAt: joined.joinedAt })
  expect(left.leftAt).toBeGreaterThanOrEqual(joined.joinedAt ?? Infinity)
})
