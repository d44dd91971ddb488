import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
const ask = (room: string, { token }: Pick<Member, 'token'>, action: string, targets?: string[], more: object = {}) =>
  companion.call('POST', `/v1/rooms/${room}/actions`, {
    as: token,
    body: { id: `log-action-${actions++}`, action, ...(targets && { targets }), ...more },
  })

type Log = { status: number; events: EventRecord[]; next?: string; code?: string }
async function logOf(room: string, query = '', as = companion.apiKey): Promise<Log> {
  const { status, body } = await companion.call('GET', `/v1/rooms/${room}/events${query}`, { as })
  return { status, ...body }
}

const refusedIn = ({ events }: Log) => events.filter(({ type }) => type === 'action.refused')

describe('what staff may not do', () => {
  test('is in the log as refused: who, what, whom and why', async () => {
    const room = 'refused'
    const { MODERATOR, HOST, CO_HOST } = await hallOf(companion, room)
    expect((await ask(room, MODERATOR, 'participant.remove', [HOST.id])).status).toBe(403)
    await companion.call('PATCH', `/v1/rooms/${room}/participants/${CO_HOST.id}`, {
      as: MODERATOR.token,
      body: { role: 'VIEWER' },
    })
    await companion.call('PATCH', `/v1/rooms/${room}`, { as: MODERATOR.token, body: { title: 'Mine' } })
    const refused = refusedIn(await logOf(room)).map(({ actor, subject, data, actionId }) => ({
      actor,
      subject,
      data,
      actionId,
    }))
    const by = { actor: MODERATOR.id, actionId: null }
    expect(refused).toEqual([
      { ...by, subject: HOST.id, data: { action: 'participant.remove', code: 'rank-too-low' } },
      { ...by, subject: CO_HOST.id, data: { action: 'role.grant', code: 'rank-too-low' } },
      { ...by, subject: null, data: { action: 'room.policy', code: 'rank-too-low' } },
    ])
  })

  test('of several people those who were refused', async () => {
    const room = 'several'
    const { MODERATOR, HOST, VIEWER } = await hallOf(companion, room)
    await ask(room, MODERATOR, 'participant.remove', [HOST.id, VIEWER.id])
    expect(refusedIn(await logOf(room)).map(({ subject }) => subject)).toEqual([HOST.id])
  })

  test('is no deed: once allowed, the same request does it', async () => {
    const room = 'later'
    const { MODERATOR, CO_HOST } = await hallOf(companion, room)
    const remove = { id: 'the-same-removal', action: 'participant.remove', targets: [CO_HOST.id] }
    expect(
      (await companion.call('POST', `/v1/rooms/${room}/actions`, { as: MODERATOR.token, body: remove })).status,
    ).toBe(403)
    await companion.change(room, CO_HOST.id, { role: 'VIEWER' })
    const { status, body: answer } = await companion.call('POST', `/v1/rooms/${room}/actions`, {
      as: MODERATOR.token,
      body: remove,
    })
    expect([status, answer.results[0].participant.bar !== undefined]).toEqual([200, true])
  })

  test('fills no log: the same once a minute, and no more than twenty of one person', async () => {
    const room = 'flood'
    const { MODERATOR, HOST } = await hallOf(companion, room)
    for (let n = 0; n < 3; n++) await ask(room, MODERATOR, 'participant.remove', [HOST.id])
    expect(refusedIn(await logOf(room))).toHaveLength(1)
    const names = Array.from({ length: 30 }, (_, n) => `co-host-${n}`)
    const ids = await Promise.all(
      names.map(async (userId) => (await companion.put(room, { userId, role: 'CO_HOST' })).participant.id),
    )
    await ask(room, MODERATOR, 'participant.remove', ids)
    expect(refusedIn(await logOf(room))).toHaveLength(20)
    const { position } = await companion.snapshot(room)
    await ask(room, MODERATOR, 'participant.remove', ids)
    expect((await companion.snapshot(room)).position).toBe(position)
  })

  test('is not logged of who is not staff, nor where somebody was faster or has left', async () => {
    const room = 'others'
    const { MODERATOR, SPEAKER, VIEWER } = await hallOf(companion, room)
    expect((await ask(room, SPEAKER, 'participant.remove', [VIEWER.id])).status).toBe(403)
    expect((await ask(room, MODERATOR, 'hand.next', [VIEWER.id])).status).toBe(409)
    expect(refusedIn(await logOf(room))).toEqual([])
  })
})

describe('the log', () => {
  test('is read from its newest event backwards, in pages, each event once', async () => {
    const room = 'backwards'
    const { VIEWER } = await hallOf(companion, room)
    const tags = Array.from({ length: 230 }, (_, n) => `t${n}`)
    for (const tag of tags)
      await companion.act(room, {
        id: `tagging-${tag}`,
        action: 'participant.tag',
        targets: [VIEWER.id],
        input: { add: [tag], remove: tags },
      })
    const all = (await logOf(room)).next
    expect(all).toBeDefined()
    const first = await logOf(room, '?order=newest')
    const second = await logOf(room, `?before=${first.next}`)
    expect([first.events.length, second.next]).toEqual([200, undefined])
    const read = [...first.events, ...second.events]
    const offsets = read.map(({ offset }) => offset)
    expect(offsets).toEqual(offsets.toSorted((a, b) => b - a))
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length)
    expect(read.at(-1)?.offset).toBe((await logOf(room)).events[0]?.offset)
    expect((await logOf(room, `?after=${first.events[2]!.offset}`)).events).toHaveLength(2)
    expect((await logOf(room, '?after=1&before=2')).code).toBe('invalid-request')
  })

  test('is read of one person, and without what LiveKit reported', async () => {
    const room = 'about'
    const { HOST, VIEWER, SPEAKER } = await hallOf(companion, room)
    const session = { room, sid: 'PA_1', identity: 'VIEWER', joinedAt: Date.now() }
    await deliver(companion, webhook('participant_joined', session, session.joinedAt))
    await ask(room, HOST, 'participant.tag', [VIEWER.id], { input: { add: ['a'] } })
    await ask(room, HOST, 'participant.tag', [SPEAKER.id], { input: { add: ['a'] } })
    const types = async (query: string) => (await logOf(room, query)).events.map(({ type }) => type)
    expect(await types(`?about=${VIEWER.id}`)).toEqual([
      'roster.edit',
      'livekit.joined',
      'participant.joined',
      'participant.tag',
    ])
    expect(await types(`?about=${VIEWER.id}&only=actions`)).toEqual(['roster.edit', 'participant.tag'])
    expect(
      (await logOf(room, `?about=${HOST.id}&only=actions&order=newest`)).events.map(({ subject }) => subject),
    ).toEqual([SPEAKER.id, VIEWER.id, HOST.id])
  })

  test('a moderator reads backwards only their own deeds and of people below them', async () => {
    const room = 'scope'
    const { HOST, CO_HOST, MODERATOR, VIEWER } = await hallOf(companion, room)
    for (const { id } of [CO_HOST, VIEWER]) await ask(room, HOST, 'participant.tag', [id], { input: { add: ['a'] } })
    const { events } = await logOf(room, '?order=newest', MODERATOR.token)
    expect(events.filter(({ type }) => type === 'participant.tag').map(({ subject }) => subject)).toEqual([VIEWER.id])
  })

  test('says what was there before a change', async () => {
    const room = 'was'
    const { VIEWER } = await hallOf(companion, room)
    await companion.change(room, VIEWER.id, { role: 'SPEAKER', canChat: false })
    const { events } = await logOf(room, '?order=newest')
    expect(events[0]).toMatchObject({
      type: 'role.grant',
      data: { role: 'SPEAKER', was: { role: 'VIEWER', canChat: true } },
    })
  })
})
