import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FOREVER, type BanInput, type EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf } from './support/hall.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const DAY_S = 86_400
type By = { token: string }

const act = (room: string, action: string, by: By, target: { id: string }, input?: object) => {
  const body = { id: crypto.randomUUID(), action, targets: [target.id], ...(input && { input }) }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as: by.token, body })
}
const ban = (room: string, by: By, target: { id: string }, input?: BanInput) =>
  act(room, 'participant.ban', by, target, input)

async function outcome(answer: ReturnType<typeof ban>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  return people
}

const joinAs = async (room: string, { token }: By) => {
  const { status, body } = await companion.call('POST', `/v1/rooms/${room}/join`, { as: token, body: {} })
  return status === 200 ? 'in' : `${body.code}: ${body.detail}`
}

describe('a ban', () => {
  test('begins at once, for as long as it was said, and says by whom and why', async () => {
    const room = 'at-once'
    const { CO_HOST, VIEWER } = await full(room)
    const before = Date.now()
    await ban(room, CO_HOST, VIEWER, { forSeconds: 600, reason: 'spam' })
    const banned = (await companion.record(room, 'VIEWER'))!
    expect(banned).toMatchObject({ status: 'LEFT', bar: { reason: 'spam', by: { name: 'the CO_HOST' } } })
    expect(banned).not.toHaveProperty('onHoldUntil')
    expect(banned.bar).not.toHaveProperty('untilEnd')
    expect(banned.bar!.until).toBeGreaterThanOrEqual(before + 600_000)
    expect(banned.bar!.until).toBeLessThanOrEqual(Date.now() + 600_000)
    expect(await joinAs(room, VIEWER)).toMatch(/^barred: You are kept out of this room until 20/)
    const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
    const log = body.events.slice(-2).map(({ type, subject }: EventRecord) => [type, subject])
    expect(log).toEqual([
      ['participant.ban', VIEWER.id],
      ['participant.left', VIEWER.id],
    ])
  })

  test('for good is for good, until it is taken back', async () => {
    const room = 'for-good'
    const { HOST, VIEWER } = await full(room)
    await ban(room, HOST, VIEWER)
    expect((await companion.record(room, 'VIEWER'))!.bar?.until).toBe(FOREVER)
    expect(await joinAs(room, VIEWER)).toBe('barred: You are kept out of this room.')
    await act(room, 'participant.unban', HOST, VIEWER)
    expect(await joinAs(room, VIEWER)).toBe('in')
  })

  test('until the room ends is over with it', async () => {
    const room = 'until-end'
    const { HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
    await ban(room, MODERATOR, VIEWER, { untilEnd: true })
    await ban(room, MODERATOR, SPEAKER, { forSeconds: 600 })
    const { until, untilEnd } = (await companion.record(room, 'VIEWER'))!.bar!
    expect([untilEnd, Math.round((until - Date.now()) / 60_000)]).toEqual([true, DAY_S / 60])
    expect(await joinAs(room, VIEWER)).toBe('barred: You are kept out of this room until it ends.')
    await companion.act(room, { id: 'the-end-1', action: 'room.end' }, HOST.token)
    expect(await companion.record(room, 'VIEWER')).not.toHaveProperty('bar')
    expect(await companion.record(room, 'SPEAKER')).toHaveProperty('bar')
    await companion.putRoom(room, { ended: false })
    expect(await joinAs(room, VIEWER)).toBe('in')
    expect(await joinAs(room, SPEAKER)).toMatch(/^barred/)
  })

  test('carries out a removal that is on hold, and is never shortened', async () => {
    const room = 'on-hold'
    const { HOST, MODERATOR, VIEWER } = await full(room)
    await act(room, 'participant.remove', MODERATOR, VIEWER, { forSeconds: 3600 })
    expect(await companion.record(room, 'VIEWER')).toMatchObject({ status: 'JOINED' })
    const held = (await companion.record(room, 'VIEWER'))!.bar
    await ban(room, HOST, VIEWER, { forSeconds: 60 })
    const out = (await companion.record(room, 'VIEWER'))!
    expect([out.status, out.onHoldUntil, out.bar]).toEqual(['LEFT', undefined, held])
    await ban(room, HOST, VIEWER)
    expect((await companion.record(room, 'VIEWER'))!.bar?.until).toBe(FOREVER)
  })

  test('is for those of lower rank, and by moderators for a day at most', async () => {
    const room = 'may'
    const { HOST, CO_HOST, MODERATOR, SPEAKER, VIEWER } = await full(room)
    expect(await outcome(ban(room, SPEAKER, VIEWER))).toBe('403 not-staff')
    expect(await outcome(ban(room, MODERATOR, MODERATOR))).toBe('403 not-yourself')
    expect(await outcome(ban(room, CO_HOST, HOST))).toBe('403 rank-too-low')
    const forGood = await ban(room, MODERATOR, VIEWER)
    expect([forGood.status, forGood.body.code, forGood.body.detail]).toEqual([
      403,
      'rank-too-low',
      'Moderators keep people out until the room ends, or for a day at most.',
    ])
    const why = `/v1/rooms/${room}/explain?action=participant.ban&target=${VIEWER.id}`
    expect((await companion.call('GET', why, { as: MODERATOR.token })).body).toMatchObject({
      allowed: false,
      detail: forGood.body.detail,
    })
    for (const value of ['end', String(DAY_S)])
      expect((await companion.call('GET', `${why}&value=${value}`, { as: MODERATOR.token })).body.allowed).toBe(true)
    const remove = (forSeconds: number) => act(room, 'participant.remove', MODERATOR, VIEWER, { forSeconds })
    expect(await outcome(remove(DAY_S + 1))).toBe('403 rank-too-low')
    expect(await outcome(ban(room, MODERATOR, VIEWER, { forSeconds: DAY_S + 1 }))).toBe('403 rank-too-low')
    expect(await outcome(ban(room, MODERATOR, VIEWER, { forSeconds: DAY_S }))).toBe('yes')
    expect(await outcome(ban(room, CO_HOST, SPEAKER))).toBe('yes')
  })

  test('has one end', async () => {
    const { HOST, VIEWER } = await full('ends')
    const both = { forSeconds: 60, untilEnd: true } as const
    expect(await outcome(ban('ends', HOST, VIEWER, both))).toBe('400 invalid-request')
  })
})
