import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../src/context.ts'
import { Retention } from '../src/keeper/retention.ts'
import { Metrics } from '../src/observability/metrics.ts'
import { Troubles } from '../src/observability/troubles.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { seconds, webhookAuthorization } from './support/tokens.ts'
import { deliver, webhook } from './support/webhooks.ts'

const DAY = 24 * 60 * 60_000
const START = Date.UTC(2026, 0, 1)
let now = START
let companion: Companion
let db: Database
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => now } })
  db = await openDatabase(companion.databaseUrl)
})
afterAll(async () => {
  await db.destroy()
  await companion.close()
})

const keep = (days: number) => {
  const context = {
    db,
    clock: () => now,
    config: { eventRetentionDays: days },
    troubles: new Troubles(pino({ level: 'silent' }), new Metrics()),
  }
  return new Retention(context as unknown as Context).run()
}
const offsets = async (room: string) =>
  (await db.selectFrom('events').select('offset').where('room', '=', room).orderBy('offset').execute()).map((row) =>
    Number(row.offset),
  )

test('events and ended connections go when they are too old; the newest change of a room never', async () => {
  await companion.putRoom('old')
  const session = { room: 'old', sid: 'PA_old', identity: 'ana', joinedAt: START }
  for (const event of ['participant_joined', 'participant_left']) {
    const report = webhook(event, session, START)
    await deliver(companion, report, webhookAuthorization(JSON.stringify(report), companion.livekit, seconds(START)))
  }
  await companion.putRoom('old', { title: 'quiet since' })
  await companion.putRoom('busy')
  now = START + 50 * DAY
  await companion.putRoom('busy', { title: 'later' })

  now = START + 89 * DAY
  await keep(90)
  const all = await offsets('old')
  expect(all.length).toBeGreaterThan(3)

  now = START + 91 * DAY
  await keep(90)
  expect(await offsets('old')).toEqual([all.at(-1)])
  expect(await offsets('busy')).toEqual([2])
  expect(await db.selectFrom('connections').selectAll().execute()).toEqual([])
  expect((await companion.snapshot('old')).participants).toHaveLength(1)
})

test('many events go in small steps', async () => {
  now = START
  await companion.putRoom('long')
  for (let n = 0; n < 600; n += 1) {
    const row = { room: 'long', offset: -600 + n, n: 0, id: `e${n}`, type: 'room.policy', actor: 'site', at: START }
    await db
      .insertInto('events')
      .values({ ...row, subject: null, data: null, actionId: null })
      .execute()
  }
  now = START + 91 * DAY
  await keep(90)
  expect(await offsets('long')).toEqual([1])
})
