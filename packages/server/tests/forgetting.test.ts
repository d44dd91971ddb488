import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../src/context.ts'
import { Retention } from '../src/keeper/retention.ts'
import type { Attendance } from '../src/protocol/index.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'
import { Companion } from './support/companion.ts'
import { seconds, webhookAuthorization } from './support/tokens.ts'
import { deliver, webhook } from './support/webhooks.ts'

const DAY = 24 * 60 * 60_000
const HOUR = 60 * 60_000
const START = Date.UTC(2026, 0, 1)
const room = 'lecture'
let now = START
let companion: Companion
let db: Database
beforeAll(async () => {
  companion = await Companion.start({ env: { ANONYMISE_AFTER_DAYS: '30' }, overrides: { clock: () => now } })
  db = await openDatabase(companion.databaseUrl)
  await companion.putRoom(room)
  await companion.put(room, { userId: 'mod', name: 'Maya', role: 'MODERATOR' })
  await companion.put(room, { userId: 'ina', name: 'Ina' })
  for (const [sid, identity] of [
    ['1', 'mod'],
    ['2', 'ina'],
    ['3', 'visitor'],
    ['4', 'visitor#k3'],
  ] as const) {
    await visit(sid, identity, START, HOUR)
  }
  now = START + 25 * DAY
  await visit('5', 'mod', now, HOUR)
  await visit('6', 'lately', now, HOUR)
})
afterAll(async () => {
  await db.destroy()
  await companion.close()
})

async function visit(sid: string, identity: string, at: number, ms: number): Promise<void> {
  const session = { room, sid: `PA_${sid}`, identity, joinedAt: at }
  for (const [event, time] of [
    ['participant_joined', at],
    ['participant_left', at + ms],
  ] as const) {
    const report = webhook(event, session, time)
    now = time
    await deliver(companion, report, webhookAuthorization(JSON.stringify(report), companion.livekit, seconds(time)))
  }
  // Nobody is JOINED any more once the grace is over and somebody looks.
  now = at + ms + 60_000
}

/** As the keeper does once an hour. */
async function forget(): Promise<void> {
  const context = {
    db,
    lanes: new Lanes(db, () => undefined),
    clock: () => now,
    config: { eventRetentionDays: 90, anonymiseAfterDays: 30, panelSecrets: [companion.panelSecret] },
    troubles: { worked: () => undefined, failed: (_work: string, error: unknown) => Promise.reject(error as Error) },
  }
  await new Retention(context as unknown as Context).run()
}

async function attendance(from: number, to: number): Promise<Attendance> {
  const path = `/v1/rooms/${room}/attendance?from=${from}&to=${to}`
  return (await companion.call('GET', path, { as: companion.apiKey })).body
}

test('A17 after so many days nobody knows whose attendance it was, and the figures stay', async () => {
  await db.updateTable('participants').set({ status: 'LEFT' }).where('status', '=', 'JOINED').execute()
  const before = await attendance(START, START + DAY)
  expect(before.people.map(({ userId }) => userId).toSorted()).toEqual(['ina', 'mod', 'visitor', 'visitor#k3'])
  expect(before.keeping).toMatchObject({ anonymiseAfterDays: 30, retentionDays: 90 })

  now = START + 29 * DAY
  await forget()
  expect(await attendance(START, START + DAY)).toEqual(before)

  now = START + 31 * DAY
  await forget()
  const after = await attendance(START, START + DAY)
  const came = after.people.filter(({ presence }) => presence)
  expect(came).toHaveLength(4)
  for (const { userId, name, anonymous } of came) {
    expect(userId).toMatch(/^erased-[0-9a-f]{32}$/)
    expect([name, anonymous]).toEqual([userId, true])
  }
  // Of mod and ina, who are still on the roster, nobody says that they did not come.
  expect(after.room).toEqual(before.room)
  expect(after.people).toHaveLength(4)
  const figures = ({ people }: Attendance) => people.flatMap(({ presence }) => presence?.presentMs ?? [])
  expect(figures(after)).toEqual(figures(before))
})

test('A17 whoever was here lately, and the roster of the site, stay known', async () => {
  const lately = await attendance(START + 24 * DAY, START + 27 * DAY)
  const known = lately.people.filter(({ presence }) => presence)
  expect(known.map(({ userId }) => userId)).toEqual(['mod', 'lately'])
  const { participants } = await companion.snapshot(room)
  expect(participants.map(({ userId, role }) => `${userId} ${role}`).toSorted()).toEqual([
    'ina VIEWER',
    'lately VIEWER',
    'mod MODERATOR',
  ])
})

test('A17 neither does the log say who came and went', async () => {
  const events = await db.selectFrom('events').selectAll().where('room', '=', room).execute()
  const old = events.filter(({ at, type }) => at < START + DAY && /^(livekit|participant)\./.test(type))
  expect(old.length).toBeGreaterThan(7)
  expect(old.filter(({ subject, data }) => subject !== null || data !== null)).toEqual([])
  expect(JSON.stringify(events.filter(({ at }) => at < START + DAY))).not.toMatch(/visitor/)
  expect(events.some(({ type, subject }) => type === 'livekit.left' && subject !== null)).toBe(true)
})

test('A17 a crowd is forgotten in a few changes, and panels start over once', async () => {
  const crowd = 'crowd'
  await companion.putRoom(crowd)
  const people = Array.from({ length: 230 }, (_, n) => `c${n}`)
  await db
    .insertInto('participants')
    .values(
      people.map((id) => ({
        id,
        room: crowd,
        userId: `user-${id}`,
        name: `Name of ${id}`,
        guest: 0,
        kind: 'standard' as const,
        role: 'VIEWER' as const,
        status: 'LEFT' as const,
        provisional: 0,
        rightsAt: START,
        denials: 0,
        speak: 'inherit' as const,
        video: 'inherit' as const,
        screen: 'inherit' as const,
        chat: 'inherit' as const,
        barredUntilEnd: 0,
        joinedAt: START,
        leftAt: START + HOUR,
        createdAt: START,
        offset: 1,
      })),
    )
    .execute()
  await db
    .insertInto('events')
    .values(
      people.map((id, n) => ({
        room: crowd,
        offset: 1,
        n: n + 100,
        id: `event-of-${id}`,
        type: 'participant.rename',
        actor: id,
        subject: id,
        data: JSON.stringify({ name: `Name of ${id}` }),
        actionId: null,
        at: START,
      })),
    )
    .execute()
  const position = (await companion.snapshot(crowd)).position
  const { offset } = (await db.selectFrom('rooms').select('offset').where('name', '=', crowd).executeTakeFirst())!
  now = START + 61 * DAY
  await forget()
  const rows = await db.selectFrom('participants').selectAll().where('room', '=', crowd).execute()
  const events = await db.selectFrom('events').selectAll().where('room', '=', crowd).execute()
  expect([...rows, ...events].filter((row) => JSON.stringify(row).includes('Name of'))).toHaveLength(0)
  expect(new Set(events.filter(({ type }) => type === 'person.erase').map((event) => event.offset)).size).toBe(5)
  const known = events.find((event) => event.offset === Number(offset) && event.n === 0)!
  expect(known.id).toMatch(/^[0-9a-f-]{36}-\d+$/)
  expect((await companion.snapshot(crowd)).position).not.toBe(position)
})
