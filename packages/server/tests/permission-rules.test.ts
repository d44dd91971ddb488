import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionRequest, ParticipantChange } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { deliver, webhook } from './support/webhooks.ts'

/** The rules around the table of who may do what, each as somebody meets it from outside. */
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const hall = (room: string) => hallOf(companion, room)

async function change(room: string, by: Member, target: string, body: ParticipantChange): Promise<string> {
  const path = `/v1/rooms/${room}/participants/${target}`
  const answer = await companion.call('PATCH', path, { as: by.token, body })
  return answer.status === 200 ? 'yes' : `${answer.status} ${answer.body.code}`
}

async function act(room: string, by: Member, action: string, target: string): Promise<string> {
  const body = { id: crypto.randomUUID(), action, targets: [target] }
  const answer = await companion.call('POST', `/v1/rooms/${room}/actions`, { as: by.token, body })
  return answer.status === 200 ? 'yes' : `${answer.status} ${answer.body.code}`
}

test('rule 1: nobody acts on their equals, but may mute them', async () => {
  const { CO_HOST } = await hall('rank')
  const { participant } = await companion.put('rank', { userId: 'other', role: 'CO_HOST' })
  expect(await act('rank', CO_HOST, 'participant.remove', participant.id)).toBe('403 rank-too-low')
  expect(await change('rank', CO_HOST, participant.id, { canSpeak: false })).toBe('403 rank-too-low')
  // Allowed: what is missing is only somebody in the room to mute.
  expect(await act('rank', CO_HOST, 'participant.mute', participant.id)).toBe('409 not-in-room')
})

test('rule 2: roles below the own one are given, and rights that one has', async () => {
  const { HOST, CO_HOST, VIEWER } = await hall('ceiling')
  expect(await change('ceiling', CO_HOST, VIEWER.id, { role: 'CO_HOST' })).toBe('403 rank-too-low')
  expect(await change('ceiling', CO_HOST, VIEWER.id, { role: 'MODERATOR' })).toBe('yes')
  expect(await change('ceiling', HOST, CO_HOST.id, { canShareScreen: false })).toBe('yes')
  expect(await change('ceiling', CO_HOST, VIEWER.id, { canShareScreen: true })).toBe('403 not-held')
})

test('rule 3: a room has one host, who hands it over in one change', async () => {
  const { HOST, CO_HOST } = await hall('one-host')
  await companion.put('one-host', { userId: 'CO_HOST', status: 'JOINED' })
  expect(await act('one-host', HOST, 'host.transfer', CO_HOST.id)).toBe('yes')
  const { participants } = await companion.snapshot('one-host')
  expect(participants.filter(({ role }) => role === 'HOST').map(({ userId }) => userId)).toEqual(['CO_HOST'])
})

test('rule 4: the host is removed, demoted and replaced by nobody, and does not step down', async () => {
  const { HOST, CO_HOST } = await hall('last-host')
  expect(await act('last-host', CO_HOST, 'participant.remove', HOST.id)).toBe('403 rank-too-low')
  expect(await change('last-host', CO_HOST, HOST.id, { role: 'VIEWER' })).toBe('403 rank-too-low')
  expect(await act('last-host', CO_HOST, 'host.transfer', CO_HOST.id)).toBe('403 rank-too-low')
  expect(await change('last-host', HOST, HOST.id, { role: 'CO_HOST' })).toBe('403 not-yourself')
  expect((await companion.record('last-host', 'HOST'))?.role).toBe('HOST')
})

test('rule 6: nobody raises themselves, everybody but the host may step down', async () => {
  const { CO_HOST, SPEAKER } = await hall('self')
  expect(await change('self', CO_HOST, CO_HOST.id, { role: 'HOST' })).toBe('403 not-yourself')
  expect(await change('self', CO_HOST, CO_HOST.id, { role: 'SPEAKER' })).toBe('yes')
  expect(await change('self', SPEAKER, SPEAKER.id, { role: 'VIEWER' })).toBe('yes')
  expect(await change('self', SPEAKER, SPEAKER.id, { role: 'SPEAKER' })).toBe('403 not-yourself')
})

test('rule 7: a guest becomes a speaker at most, unless the site says otherwise', async () => {
  const { HOST } = await hall('guests')
  const { self } = await companion.session('guests', 'visitor', { guest: true })
  expect(await change('guests', HOST, self.id, { role: 'MODERATOR' })).toBe('403 not-eligible')
  expect(await change('guests', HOST, self.id, { role: 'SPEAKER' })).toBe('yes')
  expect((await companion.change('guests', self.id, { role: 'MODERATOR' })).participant.role).toBe('MODERATOR')
})

test('rule 8: a personal deny wins over the role, and what the room gives does not take from staff', async () => {
  const { HOST, SPEAKER } = await hall('effective')
  await change('effective', HOST, SPEAKER.id, { canVideo: false })
  expect(await companion.record('effective', 'SPEAKER')).toMatchObject({ canVideo: false, canSpeak: true })
  expect(await companion.record('effective', 'VIEWER')).toMatchObject({ canSpeak: false })
  await companion.putRoom('effective', { mode: 'meeting' })
  expect(await companion.record('effective', 'VIEWER')).toMatchObject({ canSpeak: true })
  expect(await companion.record('effective', 'SPEAKER')).toMatchObject({ canVideo: false })
  expect(await companion.record('effective', 'MODERATOR')).toMatchObject({ canSpeak: true, canShareScreen: true })
})

test('rule 9: promotion sets a deny aside, also on the way to be the host, and demotion brings it back', async () => {
  const { HOST, SPEAKER } = await hall('aside')
  await change('aside', HOST, SPEAKER.id, { canSpeak: false })
  await change('aside', HOST, SPEAKER.id, { role: 'CO_HOST' })
  await companion.put('aside', { userId: 'SPEAKER', status: 'JOINED' })
  await act('aside', HOST, 'host.transfer', SPEAKER.id)
  expect(await companion.record('aside', 'SPEAKER')).toMatchObject({ role: 'HOST', canSpeak: true })
  await companion.change('aside', SPEAKER.id, { role: 'VIEWER' })
  await companion.change('aside', SPEAKER.id, { role: 'SPEAKER' })
  expect(await companion.record('aside', 'SPEAKER')).toMatchObject({ canSpeak: false, canVideo: true })
})

test('rule 10: a demotion takes effect on the next thing asked, and on the open panel', async () => {
  const { HOST, MODERATOR, VIEWER } = await hall('demoted')
  const { position } = await companion.snapshot('demoted', MODERATOR.token)
  const panel = await companion.panel('demoted', MODERATOR.token, position)
  await change('demoted', HOST, MODERATOR.id, { role: 'VIEWER' })
  expect(await change('demoted', MODERATOR, VIEWER.id, { canSpeak: true })).toBe('403 not-staff')
  await panel.frame('reset')
})

test('rule 11: a bot has no role, and moderators remove it', async () => {
  const { MODERATOR } = await hall('bots')
  const session = { room: 'bots', sid: 'PA_bot', identity: 'helper', kind: 'AGENT', joinedAt: Date.now() }
  await deliver(companion, webhook('participant_joined', session, session.joinedAt))
  const { id, kind } = (await companion.record('bots', 'helper'))!
  expect(kind).toBe('agent')
  expect(await change('bots', MODERATOR, id, { role: 'SPEAKER' })).toBe('403 not-eligible')
  expect(await act('bots', MODERATOR, 'participant.remove', id)).toBe('yes')
})

test('rule 12: what has changed meanwhile is not changed again: 409 with the record', async () => {
  const { HOST, SPEAKER } = await hall('expected')
  await change('expected', HOST, SPEAKER.id, { role: 'VIEWER' })
  const body = { role: 'MODERATOR', expect: { role: 'SPEAKER' } }
  const path = `/v1/rooms/expected/participants/${SPEAKER.id}`
  const answer = await companion.call('PATCH', path, { as: HOST.token, body })
  expect([answer.status, answer.body.code, answer.body.participant.role]).toEqual([409, 'conflict', 'VIEWER'])
})

test('rule 13: an action asked twice is done once, and answered alike', async () => {
  const { HOST, VIEWER } = await hall('twice')
  const request: ActionRequest = { id: 'remove-twice', action: 'participant.remove', targets: [VIEWER.id] }
  const first = await companion.act('twice', request, HOST.token)
  expect(await companion.act('twice', request, HOST.token)).toEqual(first)
})

test('rule 14: what is not in the table is refused', async () => {
  const { HOST } = await hall('unknown')
  for (const action of ['room.explode', 'constructor', 'participant.muteAll']) {
    expect(await act('unknown', HOST, action, HOST.id)).toBe('400 invalid-request')
  }
})

test('rule 15: in a meeting a viewer has the floor; a room that its site minds is not touched', async () => {
  await companion.putRoom('floor', { mode: 'meeting', enforce: 'observe' })
  const { participant } = await companion.put('floor', { userId: 'ana' })
  expect(participant).toMatchObject({ role: 'VIEWER', canSpeak: true, canVideo: true, canShareScreen: false })
  expect(participant.overrides).toEqual({
    canSpeak: 'inherit',
    canVideo: 'inherit',
    canShareScreen: 'inherit',
    canChat: 'inherit',
  })
})
