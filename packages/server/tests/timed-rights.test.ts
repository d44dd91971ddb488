import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { hallOf } from './support/hall.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const HOUR_MS = 3_600_000
const hall = (room: string) => hallOf(companion, room)
const soon = () => Date.now() + 700

async function overridesIn(room: string): Promise<EventRecord[]> {
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  return body.events.filter(({ type }: EventRecord) => type === 'permission.override')
}

describe('a right for a while', () => {
  test('is given, ends when its time has come, and everybody is told', async () => {
    const room = 'given'
    const { MODERATOR, VIEWER } = await hall(room)
    const { position } = await companion.snapshot(room, MODERATOR.token)
    const panel = await companion.panel(room, MODERATOR.token, position)
    const until = soon()
    const change = { canSpeak: { value: true, until, reason: 'one question' } }
    const { participant } = await companion.change(room, VIEWER.id, change, MODERATOR.token)
    expect(participant).toMatchObject({
      canSpeak: true,
      overrideTerms: { canSpeak: { until, reason: 'one question', by: { id: MODERATOR.id, name: 'the MODERATOR' } } },
    })
    await eventually(async () => expect((await companion.record(room, 'VIEWER'))?.canSpeak).toBe(false))
    expect(Date.now()).toBeGreaterThanOrEqual(until)
    const after = (await companion.record(room, 'VIEWER'))!
    expect(after).not.toHaveProperty('overrideTerms')
    expect(after.overrides?.canSpeak).toBe('inherit')
    expect((await overridesIn(room)).at(-1)).toMatchObject({
      actor: 'server',
      subject: VIEWER.id,
      data: { ended: ['canSpeak'] },
    })
    await eventually(() => {
      const told = panel.frames.flatMap((frame) => (frame.type === 'changes' ? frame.put : []))
      expect(told.filter(({ id }) => id === VIEWER.id).map(({ canSpeak }) => canSpeak)).toEqual([true, false])
    })
  })

  test('ends each by itself', async () => {
    const room = 'each'
    const { VIEWER } = await hall(room)
    await companion.change(room, VIEWER.id, {
      canSpeak: { value: true, until: soon() },
      canVideo: { value: true, until: Date.now() + HOUR_MS },
      canShareScreen: { value: true, reason: 'slides' },
    })
    await eventually(async () => expect((await companion.record(room, 'VIEWER'))?.canSpeak).toBe(false))
    const { canVideo, canShareScreen, overrideTerms } = (await companion.record(room, 'VIEWER'))!
    expect([canVideo, canShareScreen, Object.keys(overrideTerms ?? {}).toSorted()]).toEqual([
      true,
      true,
      ['canShareScreen', 'canVideo'],
    ])
  })

  test('ends also where it rests, and is not brought back', async () => {
    const room = 'resting'
    const { SPEAKER } = await hall(room)
    await companion.change(room, SPEAKER.id, { canSpeak: { value: false, until: soon() } })
    await companion.change(room, SPEAKER.id, { role: 'MODERATOR' })
    expect((await companion.record(room, 'SPEAKER'))?.overrides?.canSpeak).toBe('aside')
    await eventually(async () => expect((await companion.record(room, 'SPEAKER'))?.overrides?.canSpeak).toBe('inherit'))
    const { participant } = await companion.change(room, SPEAKER.id, { role: 'SPEAKER' })
    expect(participant.canSpeak).toBe(true)
  })

  test('is replaced by what is decided later', async () => {
    const room = 'replaced'
    const { VIEWER } = await hall(room)
    await companion.change(room, VIEWER.id, { canSpeak: { value: true, until: soon() } })
    const later = Date.now() + HOUR_MS
    await companion.change(room, VIEWER.id, { canSpeak: { value: true, until: later } })
    await companion.change(room, VIEWER.id, { canVideo: { value: true, until: soon() } })
    const { participant } = await companion.change(room, VIEWER.id, { canVideo: true })
    expect(participant.overrideTerms).toMatchObject({ canSpeak: { until: later } })
    expect(participant.overrideTerms).not.toHaveProperty('canVideo')
    await companion.change(room, VIEWER.id, { canChat: { value: false, until: soon() } })
    await eventually(async () => expect((await companion.record(room, 'VIEWER'))?.canChat).toBe(true))
    expect(await companion.record(room, 'VIEWER')).toMatchObject({ canSpeak: true, canVideo: true })
  })

  test('that is over already, or is no right, is refused', async () => {
    const room = 'refused'
    const { MODERATOR, VIEWER } = await hall(room)
    const path = `/v1/rooms/${room}/participants/${VIEWER.id}`
    const over = await companion.call('PATCH', path, {
      as: MODERATOR.token,
      body: { canSpeak: { value: true, until: Date.now() - 1 } },
    })
    expect([over.status, over.body.errors]).toEqual([
      400,
      [{ field: 'canSpeak.until', message: 'must be in the future' }],
    ])
    for (const canSpeak of [{}, { value: 1 }, { value: true, till: 5 }, { value: true, until: 'soon' }, 'yes', null]) {
      const answer = await companion.call('PATCH', path, { as: MODERATOR.token, body: { canSpeak } })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
    }
    const upward = await companion.call('PATCH', path, {
      as: VIEWER.token,
      body: { canSpeak: { value: true, until: soon() } },
    })
    expect(upward.body.code).toBe('not-staff')
  })
})

test('as such, where the role would give it anyway: it outlives a demotion', async () => {
  const room = 'as-such'
  const { SPEAKER } = await hall(room)
  const { participant } = await companion.change(room, SPEAKER.id, { canSpeak: { value: true, reason: 'panelist' } })
  expect(participant.overrides?.canSpeak).toBe('allow')
  const demoted = (await companion.change(room, SPEAKER.id, { role: 'VIEWER' })).participant
  expect([demoted.canSpeak, demoted.canVideo]).toEqual([true, false])
})

test('the reason is told to staff and to the person, and to nobody else', async () => {
  const room = 'told'
  const { HOST, SPEAKER, VIEWER } = await hall(room)
  const { position } = await companion.snapshot(room, SPEAKER.token)
  const panel = await companion.panel(room, SPEAKER.token, position)
  const reason = 'echo in the room'
  await companion.change(room, SPEAKER.id, { canSpeak: { value: false, reason } }, HOST.token)
  const { record } = await panel.frame('self')
  expect(record.overrideTerms?.canSpeak).toMatchObject({ reason, by: { id: HOST.id, name: 'Hanna' } })
  const seen = async (as: string) => JSON.stringify(await companion.snapshot(room, as)).includes(reason)
  expect([await seen(HOST.token), await seen(VIEWER.token), await seen(SPEAKER.token)]).toEqual([true, false, false])
  expect(JSON.stringify(panel.frames.filter(({ type }) => type === 'changes'))).not.toContain(reason)
})

test('what is erased leaves neither the reason nor the name of who decided', async () => {
  const room = 'erased'
  const { MODERATOR, SPEAKER, VIEWER } = await hall(room)
  const until = Date.now() + HOUR_MS
  const change = (id: string) =>
    companion.change(room, id, { canChat: { value: false, reason: 'spam', until } }, MODERATOR.token)
  await change(SPEAKER.id)
  await change(VIEWER.id)
  const erase = (userId: string) => companion.call('POST', '/v1/erasures', { as: companion.apiKey, body: { userId } })
  await erase('MODERATOR')
  const { by, reason } = (await companion.record(room, 'SPEAKER'))!.overrideTerms!.canChat!
  expect([by.id, by.name, reason]).toEqual([MODERATOR.id, MODERATOR.id, 'spam'])
  expect((await erase('VIEWER')).status).toBe(200)
  const db = await openDatabase(companion.databaseUrl)
  const kept = db.selectFrom('participants').select(['overrideTerms', 'overrideEndsAt']).where('id', '=', VIEWER.id)
  expect(await kept.execute()).toEqual([{ overrideTerms: null, overrideEndsAt: null }])
  await db.destroy()
})

test('after a restart, what ended meanwhile is ended, also of who was never there', async () => {
  const room = 'restart'
  const { VIEWER } = await hall(room)
  const until = soon()
  await companion.change(room, VIEWER.id, { canSpeak: { value: true, until } })
  await companion.stop()
  await new Promise((resolve) => setTimeout(resolve, until - Date.now() + 1))
  await companion.start()
  await eventually(async () => expect((await companion.record(room, 'VIEWER'))?.canSpeak).toBe(false))
  expect((await overridesIn(room)).at(-1)).toMatchObject({ actor: 'server', data: { ended: ['canSpeak'] } })
})
