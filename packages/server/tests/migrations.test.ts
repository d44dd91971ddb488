import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase, openDatabase } from '../src/store/database.ts'
import * as initial from '../src/store/migrations/0001-initial.ts'
import { Companion, IS_SQLITE, newDatabase } from './support/companion.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** As version 0.1.0 left it: a row of every table. */
async function oldDatabase(): Promise<string> {
  const url = await newDatabase(folder)
  const db = connectDatabase(url)
  const migrations = { '0001-initial': initial }
  await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  await sql`insert into rooms (name, title, mode, "offset", created_at) values ('old', 'Old', 'stage', 7, 1000)`.execute(
    db,
  )
  await sql`insert into participants (id, room, user_id, username, name, image_url, guest, kind, role, status, provisional,
      speak, video, screen, chat, rights_at, muted_by, muted_by_name, muted_at, invited_at, joined_at, left_at, created_at,
      "offset")
    values ('p1', 'old', 'ana', 'ana_b', 'Ana', 'https://example.com/a.png', 0, 'standard', 'SPEAKER', 'JOINED', 0,
      'deny', 'inherit', 'allow', 'inherit', 2000, 'p0', 'Host', 3000, 1500, 2500, null, 1500, 7)`.execute(db)
  const permission = JSON.stringify({
    canSubscribe: true,
    canPublish: false,
    canPublishData: true,
    canPublishSources: [],
  })
  await sql`insert into connections (sid, room, room_sid, user_id, identity, permission, media, joined_at, left_at,
      leave_reason, estimated, seen_at)
    values ('PA_1', 'old', 'RM_1', 'ana', 'ana', ${permission}, null, 2500, null, null, 0, 2600)`.execute(db)
  await sql`insert into events (room, "offset", n, id, type, actor, subject, data, action_id, at)
    values ('old', 7, 0, 'e7', 'roster.edit', 'site', 'p1', '{"role":"SPEAKER"}', 'action-1', 2000)`.execute(db)
  await db.destroy()
  return url
}

test('a database of version 0.1.0 keeps everything, and works', async () => {
  const companion = await Companion.start({ databaseUrl: await oldDatabase() })
  const { position, participants } = await companion.snapshot('old')
  expect(position).toMatch(/^7\.e7/)
  expect(participants).toMatchObject([
    {
      id: 'p1',
      userId: 'ana',
      username: 'ana_b',
      name: 'Ana',
      imageUrl: 'https://example.com/a.png',
      role: 'SPEAKER',
      status: 'JOINED',
      canSpeak: false,
      canVideo: true,
      canShareScreen: true,
      invitedAt: 1500,
      joinedAt: 2500,
      leftAt: null,
      mutedBy: { id: 'p0', name: 'Host', at: 3000 },
      identities: ['ana'],
      offset: 7,
    },
  ])
  expect(participants[0]).not.toHaveProperty('hand')
  const raised = await companion.act('old', { id: 'first-hand', action: 'hand.raise', targets: ['p1'] })
  expect(raised.results).toMatchObject([{ ok: true, participant: { hand: { offset: 8 } } }])
  const changed = await companion.change('old', 'p1', { canSpeak: true })
  expect(changed.participant).toMatchObject({ canSpeak: true, offset: 9 })
  const { token } = await companion.session('old', 'ben')
  const panel = await companion.panel('old', token, changed.position)
  expect(panel.frames[0]).toMatchObject({ type: 'welcome' })
  await companion.close()
})

test('every column of the present tables is there', async () => {
  const db = await openDatabase(await oldDatabase())
  const room = await db.selectFrom('rooms').selectAll().executeTakeFirst()
  expect(room).toMatchObject({ enforce: 'manage', visibility: 'everyone', crowded: 0, handRaising: 1, keeper: null })
  expect(room).toMatchObject({ lobby: 0, lockedAt: null, whenHostLeaves: null, endingAt: null, endedAt: null })
  const person = await db.selectFrom('participants').selectAll().executeTakeFirst()
  expect(person).toMatchObject({ renamedAt: null, holdUntil: null, barredUntil: null, handOffset: null, handAt: null })
  expect(person).toMatchObject({ overrideTerms: null, overrideEndsAt: null, unmuteAskedAt: null })
  expect(person).toMatchObject({ stageInvitedAt: null, stageAskedAt: null, spotlightAt: null, note: null, tags: null })
  expect(person).toMatchObject({ admittedAt: null, waitingAt: null, waitingSeenAt: null, denials: 0 })
  const connection = await db.selectFrom('connections').selectAll().executeTakeFirst()
  expect(connection).toMatchObject({ speakingMs: 0, microphoneMs: 0, cameraMs: 0 })
  expect(connection?.joinedWith).toBe(connection?.permission)
  expect(await db.selectFrom('identities').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('events').selectAll().execute()).toHaveLength(1)
  await db.destroy()
})

test('people are found by user id in all rooms, and who never came, without reading everybody', async () => {
  const db = await openDatabase(await newDatabase(folder))
  const before = 1000
  const statements = [
    [db.selectFrom('participants').select('room').where('userId', '=', 'ana'), 'participants_user'],
    [
      db.selectFrom('participants').select('id').where('provisional', '=', sql.lit(1)).where('createdAt', '<', before),
      'participants_provisional',
    ],
  ] as const
  for (const [statement, index] of statements) {
    const plan = await (IS_SQLITE ? statement.explain(undefined, sql`query plan`) : statement.explain('json'))
    expect(JSON.stringify(plan)).toContain(index)
  }
  await db.destroy()
})

test('what is asked at every change of a room is found without reading everybody', async () => {
  const db = await openDatabase(await newDatabase(folder))
  const people = db.selectFrom('participants').select('id').where('room', '=', 'r')
  const sessions = db.selectFrom('connections').select('sid').where('room', '=', 'r').where('userId', '=', 'ana')
  const statements = [
    [people.where('status', '=', 'JOINED').where('leftAt', '>=', 0), 'participants_present'],
    [people.where('holdUntil', 'is not', null), 'participants_hold_until'],
    [people.where('barredUntil', '>', 1000), 'participants_barred_until'],
    [people.where('unmuteAskedAt', 'is not', null), 'participants_unmute_asked_at'],
    [people.where('stageInvitedAt', 'is not', null), 'participants_stage_invited_at'],
    [people.where('spotlightAt', 'is not', null), 'participants_spotlight_at'],
    [people.where('waitingSeenAt', 'is not', null), 'participants_waiting_seen_at'],
    [people.where('overrideEndsAt', '<=', 1000), 'participants_override_ends_at'],
    [
      people.where('overrideEndsAt', 'is not', null).orderBy('overrideEndsAt').limit(1),
      'participants_override_ends_at',
    ],
    [sessions.where('leftAt', '>=', 0).orderBy('leftAt', 'desc').limit(20), 'connections_of_person'],
    [sessions.where('leftAt', 'is', null), 'connections_of_person'],
  ] as const
  for (const [statement, index] of statements) {
    const plan = await (IS_SQLITE ? statement.explain(undefined, sql`query plan`) : statement.explain('json'))
    expect(JSON.stringify(plan)).toContain(index)
  }
  await db.destroy()
})

test('a database of a newer version is refused, and not touched', async () => {
  const url = await oldDatabase()
  await openDatabase(url).then((db) => db.destroy())
  const db = connectDatabase(url)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')`.execute(db)
  await expect(openDatabase(url)).rejects.toThrow(/written by a newer version of the server \(it knows 9999-future\)/)
  expect(await db.selectFrom('rooms').select('name').execute()).toEqual([{ name: 'old' }])
  await db.destroy()
})

test('several instances may bring an empty database up to date at once', async () => {
  const url = await newDatabase(folder)
  const opened = await Promise.all([openDatabase(url), openDatabase(url), openDatabase(url)])
  for (const db of opened) {
    expect(await db.selectFrom('rooms').selectAll().execute()).toEqual([])
    await db.destroy()
  }
})
