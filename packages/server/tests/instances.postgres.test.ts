import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRoom } from '../src/actions/action.ts'
import type { Context } from '../src/context.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'
import { releaseLeases, takeLease } from '../src/store/leases.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
/** Beside the instances, as one that nobody hears of. */
let db: Database
beforeAll(async () => {
  companion = await Companion.start()
  db = await openDatabase(companion.databaseUrl)
})
afterAll(async () => {
  await db.destroy()
  await companion.close()
})

/** Panels one after the other go to one instance after the other. */
async function threePanels(room: string) {
  const { token } = await companion.session(room, 'viewer')
  const snapshot = await companion.snapshot(room, token)
  const panels = []
  for (let n = 0; n < 3; n += 1) panels.push(await companion.panel(room, token, snapshot.position))
  return { snapshot, panels }
}

test('what one instance changes, the panels of all see', async () => {
  await companion.putRoom('seen')
  const { panels, snapshot } = await threePanels('seen')
  const { participant } = await companion.put('seen', { userId: 'ana' })
  await eventually(() => {
    for (const panel of panels) expect([...panel.roster(snapshot).people.keys()]).toContain(participant.id)
  })
})

test('what no notification told is found in the offsets', async () => {
  await companion.putRoom('untold')
  const { participant } = await companion.put('untold', { userId: 'ana' })
  const { panels, snapshot } = await threePanels('untold')
  const context = { db, lanes: new Lanes(db, () => {}), clock: Date.now } as unknown as Context
  await changeRoom(context, 'untold', { kind: 'site' }, async (change) => {
    await change.append('roster.edit', participant.id)
    const set = change.tx.updateTable('participants').set({ name: 'Ana B.', offset: change.room.offset })
    await set.where('id', '=', participant.id).execute()
  })
  await eventually(() => {
    for (const panel of panels) expect(panel.roster(snapshot).people.get(participant.id)?.name).toBe('Ana B.')
  })
})

test('cut connections to the database heal by themselves', async () => {
  await companion.putRoom('cut')
  const { panels, snapshot } = await threePanels('cut')
  const put = (userId: string) =>
    companion.call('POST', '/v1/rooms/cut/participants', { as: companion.apiKey, body: { userId } })
  let kept = 0
  for (let n = 0; n < 30; n += 1) {
    if (n % 10 === 5) await cutAll()
    const answers = await Promise.all([put(`a${n}`), put(`b${n}`), put(`c${n}`)])
    for (const { status } of answers) {
      expect([200, 201, 503]).toContain(status)
      if (status < 300) kept += 1
    }
  }
  // A change may have been kept although the answer got lost with the connection.
  const { participants } = await eventually(() => companion.snapshot('cut'))
  const stored = participants.filter(({ userId }) => /^[abc]\d+$/.test(userId))
  expect(stored.length).toBeGreaterThanOrEqual(kept)
  expect(kept).toBeGreaterThan(60)
  await eventually(() => {
    for (const panel of panels) {
      const seen = new Set([...panel.roster(snapshot).people.values()].map(({ userId }) => userId))
      for (const { userId } of stored) expect(seen).toContain(userId)
    }
  })
})

async function cutAll(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
}

test('a lease is renewed by its holder, and taken over by others when it ran out or was given back', async () => {
  const room = 'lease'
  await db
    .insertInto('rooms')
    .values({
      name: room,
      title: '',
      mode: 'stage',
      enforce: 'manage',
      visibility: 'everyone',
      crowded: 0,
      createdAt: 0,
    })
    .execute()
  expect(await takeLease(db, room, 'one', 1000, 11_000)).toBe(true)
  expect(await takeLease(db, room, 'other', 5000, 15_000)).toBe(false)
  expect(await takeLease(db, room, 'one', 6000, 16_000)).toBe(true)
  expect(await takeLease(db, room, 'other', 16_000, 26_000)).toBe(false)
  expect(await takeLease(db, room, 'other', 16_001, 26_001)).toBe(true)
  expect(await takeLease(db, room, 'one', 17_000, 27_000)).toBe(false)
  await releaseLeases(db, 'other')
  expect(await takeLease(db, room, 'one', 17_000, 27_000)).toBe(true)
  const taken = await Promise.all(['a', 'b', 'c'].map((instance) => takeLease(db, room, instance, 30_000, 40_000)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('an instance goes on while another one brings the tables up to date', async () => {
  await companion.putRoom('upgraded')
  const { participant } = await companion.put('upgraded', { userId: 'ana', role: 'SPEAKER' })
  const rename = (n: number) => companion.change('upgraded', participant.id, { name: `Ana ${n}` })
  for (let n = 0; n < 30; n += 1) await rename(n)
  for (const table of ['rooms', 'participants', 'connections', 'events']) {
    await sql`alter table ${sql.table(table)} add column of_a_newer_version text`.execute(db)
  }
  for (let n = 0; n < 30; n += 1) await rename(100 + n)
  expect((await companion.record('upgraded', 'ana'))?.name).toBe('Ana 129')
})
