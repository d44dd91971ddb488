import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ActionRequest, ParticipantRecord, RoomRequest } from '../src/protocol/index.ts'
import { eventually } from './support/panel.ts'
import { Stage } from './support/stage.ts'

afterAll(() => dispose())

const remove = (id: string, more: object = {}) =>
  ({ id: `remove-${crypto.randomUUID()}`, action: 'participant.remove', targets: [id], ...more }) as ActionRequest
const unban = (id: string) =>
  ({ id: `unban-${crypto.randomUUID()}`, action: 'participant.unban', targets: [id] }) as ActionRequest

/** Ana on a connection of her own, and a moderator who looks on. */
async function scene(stage: Stage, room: string, request: RoomRequest = {}) {
  const { companion } = stage
  await companion.putRoom(room, request)
  const { participant } = await companion.put(room, { userId: 'ana', role: 'SPEAKER' })
  await companion.put(room, { userId: 'mod', name: 'Mo', role: 'MODERATOR' })
  const moderator = (await companion.session(room, 'mod')).token
  const before = await companion.snapshot(room, moderator)
  const panel = await companion.panel(room, moderator, before.position)
  const ana = (await companion.session(room, 'ana')).token
  const answer = await companion.join(room, ana)
  const person = await stage.connect(answer)
  await stage.joined(room, 'ana')
  const said = (pick: (record: ParticipantRecord) => unknown) =>
    panel.changes
      .flatMap(({ put }) => put)
      .filter(({ userId }) => userId === 'ana')
      .map(pick)
  return { companion, id: participant.id, moderator, ana, answer, person, said }
}

const listed = async (stage: Stage, room: string) =>
  (await stage.service.listParticipants(room)).map(({ identity }) => identity)
const isGone = (stage: Stage, room: string) =>
  eventually(async () => expect(await listed(stage, room)).not.toContain('ana'))

describe.concurrent.each([
  ['with webhooks', true],
  ['without any webhook', false],
])('%s', (_name, webhooks) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.start({ webhooks })
  })
  afterAll(() => stage.close())

  test('a removal holds, is carried out, and goes for whoever returns with the old LiveKit token', async () => {
    const room = 'removed'
    const { companion, id, moderator, ana, answer, said } = await scene(stage, room)
    const { results } = await companion.act(room, remove(id, { input: { reason: 'spam' } }), moderator)
    expect(results).toMatchObject([
      { ok: true, participant: { status: 'JOINED', bar: { reason: 'spam', by: { name: 'Mo' } } } },
    ])
    await eventually(async () =>
      expect((await stage.atSfu(room, 'ana')).permission).toMatchObject({ canSubscribe: false, canPublish: false }),
    )
    await isGone(stage, room)
    const left = await companion.record(room, 'ana')
    expect(left).toMatchObject({ status: 'LEFT', bar: { reason: 'spam' } })
    expect(left).not.toHaveProperty('onHoldUntil')
    await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]))
    expect(await companion.record(room, 'ana')).not.toHaveProperty('notInForceSince')

    const refused = await companion.call('POST', `/v1/rooms/${room}/join`, { as: ana, body: {} })
    expect([refused.status, refused.body.code, refused.body.bar.reason]).toEqual([403, 'barred', 'spam'])

    const seen = said(({ status }) => status).length
    await stage.connect(answer)
    await isGone(stage, room)
    expect((await companion.snapshot(room)).counts.online).toBe(0)
    expect(said(({ status }) => status).slice(seen)).not.toContain('JOINED')
  })

  test('a removal that is undone in time gives back everything, hearing too', async () => {
    const room = 'undone'
    const { companion, id, moderator, person } = await scene(stage, room)
    const asked = remove(id)
    await companion.act(room, asked, moderator)
    await eventually(async () => expect((await stage.atSfu(room, 'ana')).permission?.canSubscribe).toBe(false))
    await companion.act(room, unban(id), moderator)
    await eventually(async () =>
      expect((await stage.atSfu(room, 'ana')).permission).toMatchObject({ canSubscribe: true, canPublish: true }),
    )
    // The same id once more is the same removal, which is over.
    const { results } = await companion.act(room, asked, moderator)
    expect(results).toMatchObject([{ ok: true, participant: { status: 'JOINED' } }])
    await new Promise((resolve) => setTimeout(resolve, 7_000))
    expect(await companion.record(room, 'ana')).toMatchObject({ status: 'JOINED', identities: ['ana'] })
    expect(await companion.record(room, 'ana')).not.toHaveProperty('bar')
    expect(person.room.isConnected).toBe(true)
  })

  test('somebody kept out who only signals is removed at the next listing and counted nowhere', async () => {
    const room = 'signals'
    const { companion, id, answer, person, said } = await scene(stage, room)
    await person.leave()
    await companion.act(room, remove(id, { input: { forSeconds: 600 } }))
    await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'), 30_000)
    const seen = said(({ status }) => status).length
    const socket = new WebSocket(`${answer.url}/rtc?access_token=${answer.token}&protocol=9&auto_subscribe=0`)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await eventually(async () => expect(await listed(stage, room)).toContain('ana'))
    await isGone(stage, room)
    await closed
    expect(said(({ status }) => status).slice(seen)).not.toContain('JOINED')
    expect((await companion.snapshot(room)).counts.online).toBe(0)
  })
})

describe.concurrent('bars', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.start()
  })
  afterAll(() => stage.close())

  test('hold in an observed room as well, and end: then the person may be here', async () => {
    const room = 'observed'
    const { companion, id, answer } = await scene(stage, room, { enforce: 'observe' })
    await companion.act(room, remove(id, { input: { forSeconds: 12 } }))
    await isGone(stage, room)
    await eventually(async () => {
      expect((await companion.record(room, 'ana'))?.bar?.until ?? 0).toBeLessThan(Date.now())
    })
    await stage.connect(answer)
    await stage.joined(room, 'ana')
    expect(await companion.record(room, 'ana')).not.toHaveProperty('bar')
    expect((await stage.atSfu(room, 'ana')).permission).toMatchObject({ canSubscribe: true, canPublish: true })
  })

  test('go by rank: nobody removes their equals, the host or themselves, and only some let people in again', async () => {
    const room = 'ranks'
    const { companion, id, moderator, ana } = await scene(stage, room)
    const other = await companion.put(room, { userId: 'other', role: 'MODERATOR' })
    const host = await companion.put(room, { userId: 'host', role: 'HOST' })
    const self = (await companion.record(room, 'mod'))!
    const codes = async (as: string, request: ActionRequest) => {
      const { status, body } = await companion.call('POST', `/v1/rooms/${room}/actions`, { as, body: request })
      return status === 200
        ? body.results.map((result: { problem?: { code: string } }) => result.problem?.code)
        : body.code
    }
    expect(await codes(moderator, remove(other.participant.id))).toBe('rank-too-low')
    expect(await codes(moderator, remove(host.participant.id))).toBe('rank-too-low')
    expect(await codes(moderator, remove(self.id))).toBe('not-yourself')
    expect(await codes(ana, remove(self.id))).toBe('not-staff')
    const both = { ...remove(id), targets: [other.participant.id, id] } as ActionRequest
    expect(await codes(moderator, both)).toEqual(['rank-too-low', undefined])
    const second = (await companion.session(room, 'other')).token
    expect(await codes(second, unban(id))).toBe('rank-too-low')
    // On hold nobody acts any more, and so nobody lets themselves in again.
    expect(await codes(ana, unban(id))).toBe('barred')
    const hosting = (await companion.session(room, 'host')).token
    await isGone(stage, room)
    expect(await codes(moderator, unban(id))).toBe('rank-too-low')
    expect(await codes(hosting, unban(id))).toEqual([undefined])
    expect(await companion.record(room, 'ana')).not.toHaveProperty('bar')
  })

  test('a shorter removal does not shorten a ban', async () => {
    const room = 'longer'
    const { companion, id, moderator } = await scene(stage, room)
    await companion.act(room, remove(id, { input: { forSeconds: 900, reason: 'the longer one' } }))
    await isGone(stage, room)
    await companion.act(room, remove(id), moderator)
    expect(await companion.record(room, 'ana')).toMatchObject({ bar: { reason: 'the longer one', by: { id: 'site' } } })
  })

  test('a removal by the hidden hand of another device: every connection of the person goes', async () => {
    const room = 'devices'
    const { companion, id, ana } = await scene(stage, room)
    const second = { as: ana, body: { device: 'another-tab-of-ana-0001' } }
    const { body } = await companion.call('POST', `/v1/rooms/${room}/join`, second)
    await stage.connect(body)
    await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toHaveLength(2))
    expect((await companion.snapshot(room)).counts.online).toBe(1)
    await companion.act(room, remove(id))
    await eventually(async () => expect(await listed(stage, room)).toEqual([]))
  })
})

test('while LiveKit hangs a removed person is LEFT, not in force as long as the session is there, and gone afterwards', async () => {
  const stage = await Stage.start()
  try {
    const room = 'hangs'
    const { companion, id, answer } = await scene(stage, room)
    expect(answer.token).toBeTruthy()
    await companion.act(room, remove(id, { input: { forSeconds: 600 } }))
    await eventually(async () => expect((await stage.atSfu(room, 'ana')).permission?.canSubscribe).toBe(false))
    process.kill(stage.livekit.pid, 'SIGSTOP')
    try {
      await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
      const left = await companion.record(room, 'ana')
      expect(left).toMatchObject({ identities: ['ana'] })
      expect(left?.notInForceSince).toBeDefined()
      expect((await companion.snapshot(room)).counts.online).toBe(0)
    } finally {
      process.kill(stage.livekit.pid, 'SIGCONT')
    }
    await isGone(stage, room)
    await stage.inForce(room, 'ana')
  } finally {
    await stage.close()
  }
})

test('a removal whose time passed while no server ran is carried out all the same', async () => {
  let ahead = 0
  const stage = await Stage.start({ overrides: { clock: () => Date.now() + ahead } })
  try {
    const room = 'late'
    const { companion, id } = await scene(stage, room)
    await companion.act(room, remove(id, { input: { forSeconds: 10 } }))
    await companion.stop()
    ahead = 15_000
    await companion.start()
    await isGone(stage, room)
    await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
  } finally {
    await stage.close()
  }
})
