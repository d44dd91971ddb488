import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../src/context.ts'
import type { ActionRequest, Snapshot } from '../src/protocol/index.ts'
import { Metrics } from '../src/observability/metrics.ts'
import { readSnapshot } from '../src/queries/snapshot.ts'
import { openDatabase } from '../src/store/database.ts'
import { Companion, offsetOf } from './support/companion.ts'
import { eventually, type Panel } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const position = async (room: string) => (await companion.snapshot(room)).position

describe('T1', () => {
  test('what is refused takes no offset', async () => {
    await companion.putRoom('refused', { host: { userId: 'host' } })
    const { token } = await companion.session('refused', 'viewer')
    const host = await companion.record('refused', 'host')
    const before = await position('refused')
    const path = `/v1/rooms/refused/participants/${host?.id}`
    expect((await companion.call('PATCH', path, { as: token, body: { canSpeak: false } })).status).toBe(403)
    expect(await position('refused')).toBe(before)
    const { position: after } = await companion.change('refused', host?.id ?? '', { canChat: false })
    expect(offsetOf(after)).toBe(offsetOf(before) + 1)
  })

  test('what changes nothing takes no offset, and is answered with the present', async () => {
    await companion.putRoom('same', { title: 'Same', mode: 'stage' })
    const made = await companion.put('same', { userId: 'ana', name: 'Ana', role: 'SPEAKER' })
    const { id } = made.participant
    const answers = [
      await companion.put('same', { userId: 'ana', name: 'Ana', role: 'SPEAKER' }),
      await companion.change('same', id, { canSpeak: true, role: 'SPEAKER' }),
      await companion.change('same', id, {}),
    ]
    expect(answers).toEqual([made, made, made])
    expect(await companion.putRoom('same', { title: 'Same', mode: 'stage' })).toMatchObject({ position: made.position })
    const first = await companion.session('same', 'viewer')
    const before = await position('same')
    expect((await companion.session('same', 'viewer')).self).toEqual(first.self)
    expect(await position('same')).toBe(before)
  })

  test('offsets have no gap under 100 changes at once, refusals among them', async () => {
    await companion.putRoom('gapless')
    const { token, self } = await companion.session('gapless', 'viewer')
    const before = await position('gapless')
    const wishes = Array.from({ length: 100 }, (_, n) => companion.put('gapless', { userId: `p${n}` }))
    const refusals = Array.from({ length: 20 }, () =>
      companion.call('PATCH', `/v1/rooms/gapless/participants/${self.id}`, {
        as: token,
        body: { canSpeak: true },
      }),
    )
    const offsets = (await Promise.all(wishes)).map((answer) => offsetOf(answer.position)).toSorted((a, b) => a - b)
    expect((await Promise.all(refusals)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 403))
    expect(offsets).toEqual(Array.from({ length: 100 }, (_, n) => offsetOf(before) + 1 + n))
    expect(offsetOf(await position('gapless'))).toBe(offsets.at(-1))
  })
})

describe('T2', () => {
  test('a snapshot taken under writes, continued from its position, equals a fresh one', async () => {
    const room = 'under-writes'
    await companion.putRoom(room)
    const { token } = await companion.session(room, 'viewer')
    const { id } = (await companion.put(room, { userId: 'ana' })).participant
    const readers: { snapshot: Snapshot; panel: Panel }[] = []
    for (let n = 0; n < 10; n += 1) {
      const writes = Array.from({ length: 10 }, (_, k) => companion.change(room, id, { canSpeak: (n + k) % 2 === 0 }))
      const snapshot = await companion.snapshot(room, token)
      readers.push({ snapshot, panel: await companion.panel(room, token, snapshot.position) })
      await Promise.all(writes)
    }
    const { participants, position: latest } = await companion.snapshot(room, token)
    for (const { snapshot, panel } of readers) {
      await eventually(() => expect(panel.roster(snapshot).position).toBe(latest))
      expect([...panel.roster(snapshot).people.values()]).toEqual(participants)
    }
  })

  test('whatever is written between its reads, no record is older than the position says', async () => {
    const room = 'torn'
    await companion.putRoom(room)
    const { id } = (await companion.put(room, { userId: 'ana' })).participant
    const offsets: number[] = []
    const writeAfterEachRead: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        const { participant } = await companion.change(room, id, { canSpeak: offsets.length % 2 === 0 })
        offsets.push(participant.offset)
        return result
      },
    }
    const db = await openDatabase(companion.databaseUrl)
    const context = { db: db.withPlugin(writeAfterEachRead), metrics: new Metrics() } as Partial<Context> as Context
    const { body } = await readSnapshot(context, room, undefined)
    const snapshot = JSON.parse((await body.in([])).bytes.toString()) as Snapshot
    await db.destroy()
    const due = offsets.filter((offset) => offset <= offsetOf(snapshot.position))
    expect(snapshot.participants[0]?.offset).toBeGreaterThanOrEqual(Math.max(0, ...due))
    expect(offsets.length).toBeGreaterThan(3)
  })
})

describe('an action id', () => {
  const invite = (id: string, userIds: string[]): ActionRequest => ({
    id,
    action: 'invite.send',
    input: { people: userIds.map((userId) => ({ userId })) },
  })

  test('repeated has one effect', async () => {
    await companion.putRoom('repeat')
    const first = await companion.act('repeat', invite('invite-0001', ['ana', 'ben']))
    expect(first.results.map((result) => result.ok)).toEqual([true, true])
    expect(await companion.act('repeat', invite('invite-0001', ['ana', 'ben']))).toEqual(first)
    expect((await companion.snapshot('repeat')).counts).toEqual({ online: 0, total: 2 })
  })

  test('sent ten times at once has one effect', async () => {
    await companion.putRoom('repeat-at-once')
    const before = await position('repeat-at-once')
    await Promise.all(Array.from({ length: 10 }, () => companion.act('repeat-at-once', invite('invite-0002', ['ana']))))
    expect(offsetOf(await position('repeat-at-once'))).toBe(offsetOf(before) + 1)
  })

  test('an invitation changes nobody who is on the list', async () => {
    await companion.putRoom('known')
    const { participant } = await companion.put('known', { userId: 'ana', name: 'Ana', role: 'SPEAKER' })
    const people = [{ userId: 'ana', name: 'Other', role: 'VIEWER' as const }]
    await companion.act('known', { id: 'invite-0003', action: 'invite.send', input: { people } })
    expect(await companion.record('known', 'ana')).toEqual(participant)
  })
})

test('a change of the mode touches everybody in one change', async () => {
  await companion.putRoom('mode', { host: { userId: 'host' } })
  for (const userId of ['ana', 'ben']) await companion.put('mode', { userId })
  const { position: after } = await companion.putRoom('mode', { mode: 'meeting' })
  const { participants } = await companion.snapshot('mode')
  expect(participants.map(({ offset }) => offset)).toEqual([offsetOf(after), offsetOf(after), offsetOf(after)])
  expect(participants.every(({ canSpeak, canVideo }) => canSpeak && canVideo)).toBe(true)
})
