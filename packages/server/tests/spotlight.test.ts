import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
const light = (room: string, by: Pick<Member, 'token'>, target: Pick<Member, 'id'>, input?: object) => {
  const body = {
    id: `spotlight-${actions++}`,
    action: 'participant.spotlight',
    targets: [target.id],
    ...(input && { input }),
  }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as: by.token, body })
}

async function outcome(answer: ReturnType<typeof light>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

async function lit(room: string, as?: string): Promise<string[]> {
  const { participants } = await companion.snapshot(room, as)
  return participants.flatMap(({ userId, spotlight }) => (spotlight ? userId : []))
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  return people
}

test('one person at a time is in the spotlight, and everybody is told', async () => {
  const room = 'one'
  const { HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
  const { position } = await companion.snapshot(room, VIEWER.token)
  const panel = await companion.panel(room, VIEWER.token, position)
  expect(await outcome(light(room, MODERATOR, SPEAKER))).toBe('yes')
  await eventually(() => {
    const put = panel.frames.flatMap((frame) => (frame.type === 'changes' ? frame.put : []))
    const by = { id: MODERATOR.id, name: 'the MODERATOR' }
    expect(put.findLast(({ id }) => id === SPEAKER.id)?.spotlight).toMatchObject(by)
  })
  const { spotlight } = (await companion.record(room, 'SPEAKER'))!
  await light(room, HOST, SPEAKER)
  expect((await companion.record(room, 'SPEAKER'))!.spotlight).toEqual(spotlight)
  // Whatever the rank, and oneself: it judges nobody.
  expect(await outcome(light(room, MODERATOR, HOST))).toBe('yes')
  expect(await lit(room, VIEWER.token)).toEqual(['HOST'])
  expect(await outcome(light(room, MODERATOR, MODERATOR))).toBe('yes')
  expect(await outcome(light(room, HOST, MODERATOR, { on: false }))).toBe('yes')
  expect(await lit(room)).toEqual([])
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  const log = body.events.filter(({ type }: EventRecord) => type === 'participant.spotlight')
  expect(log.map(({ subject, data }: EventRecord) => [subject, data?.['on']])).toEqual([
    [SPEAKER.id, true],
    [SPEAKER.id, false],
    [HOST.id, true],
    [HOST.id, false],
    [MODERATOR.id, true],
    [MODERATOR.id, false],
  ])
})

test('of many who are put there at once one is left', async () => {
  const room = 'at-once'
  const { HOST, CO_HOST, MODERATOR, SPEAKER } = await full(room)
  await Promise.all(
    [HOST, CO_HOST, MODERATOR, SPEAKER].map((person) => light(room, { token: companion.apiKey }, person)),
  )
  expect(await lit(room)).toHaveLength(1)
})

test('it goes out when the person leaves, or becomes a viewer', async () => {
  const room = 'out'
  const { HOST, SPEAKER } = await full(room)
  await light(room, HOST, SPEAKER)
  await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
  await companion.put(room, { userId: 'SPEAKER', status: 'JOINED' })
  expect(await lit(room)).toEqual([])
  await light(room, HOST, SPEAKER)
  await companion.act(room, { id: 'off-the-stage', action: 'stage.remove', targets: [SPEAKER.id] })
  expect(await lit(room)).toEqual([])
})

test('staff alone put there who is here and may be seen or heard', async () => {
  const room = 'may'
  const { HOST, SPEAKER, VIEWER } = await full(room)
  expect(await outcome(light(room, SPEAKER, SPEAKER))).toBe('403 not-staff')
  const path = `/v1/rooms/${room}/explain?action=participant.spotlight&target=${VIEWER.id}`
  expect((await companion.call('GET', path, { as: HOST.token })).body).toEqual({
    allowed: false,
    code: 'not-eligible',
    detail: 'the VIEWER may be neither seen nor heard: give a right to it first.',
  })
  expect(await outcome(light(room, HOST, VIEWER))).toBe('403 not-eligible')
  await companion.change(room, VIEWER.id, { canVideo: true })
  expect(await outcome(light(room, HOST, VIEWER))).toBe('yes')
  await companion.put(room, { userId: 'SPEAKER', status: 'LEFT' })
  expect(await outcome(light(room, HOST, SPEAKER))).toBe('409 not-in-room')
  expect(await lit(room)).toEqual(['VIEWER'])
})

test('it goes out when the last right to be seen or heard is taken, by whomever and however', async () => {
  const room = 'vain'
  const { HOST, SPEAKER, VIEWER } = await full(room)
  await light(room, HOST, SPEAKER)
  await companion.change(room, SPEAKER.id, { canSpeak: false, canVideo: false })
  expect(await lit(room)).toEqual(['SPEAKER'])
  await companion.change(room, SPEAKER.id, { canShareScreen: false })
  expect(await lit(room)).toEqual([])

  await companion.change(room, VIEWER.id, { canSpeak: { value: true, until: Date.now() + 700 } })
  await light(room, HOST, VIEWER)
  expect(await lit(room)).toEqual(['VIEWER'])
  await eventually(async () => expect(await lit(room)).toEqual([]))

  await companion.putRoom(room, { mode: 'meeting' })
  await light(room, HOST, VIEWER)
  expect(await lit(room)).toEqual(['VIEWER'])
  await companion.putRoom(room, { mode: 'stage' })
  expect(await lit(room)).toEqual([])
})
