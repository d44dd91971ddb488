import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tx, Database } from '../src/store/database.ts'
import { openDatabase } from '../src/store/database.ts'
import { appendEvent } from '../src/store/events.ts'
import { Lanes } from '../src/store/lanes.ts'
import { findRoom, insertRoomIfAbsent, takeOffset } from '../src/store/rooms.ts'
import { newDatabase } from './support/companion.ts'

let folder: string
let db: Database
let lanes: Lanes
let commits: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanes-'))
  db = await openDatabase(await newDatabase(folder))
})
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  commits = []
  lanes = new Lanes(db, (room) => commits.push(room))
})

async function newRoom(): Promise<string> {
  const name = crypto.randomUUID()
  const settings = { mode: 'stage', enforce: 'manage', visibility: 'everyone' } as const
  const room = { name, title: '', ...settings, crowded: false, createdAt: 1 }
  await db.transaction().execute((tx) => insertRoomIfAbsent(tx, room))
  return name
}

/** Takes an offset and leaves an event; then, where asked, throws. */
function change(room: string, refusal?: Error): Promise<number> {
  return lanes.change(room, async (tx) => {
    const offset = await next(tx, room)
    if (refusal) throw refusal
    return offset
  })
}

async function next(tx: Tx, room: string, n = 0): Promise<number> {
  const { offset } = (await takeOffset(tx, room))!
  const id = crypto.randomUUID()
  const event = { room, offset, n, id, type: 'test', actor: 'site', subject: null, data: null, actionId: null, at: 1 }
  await appendEvent(tx, event)
  return offset
}

const offsetsOfEvents = async (room: string) => {
  const rows = await db.selectFrom('events').select('offset').where('room', '=', room).orderBy('offset').execute()
  return rows.map(({ offset }) => offset)
}

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

test('changes at once share commits, and keep their order', async () => {
  const room = await newRoom()
  const offsets = await Promise.all(Array.from({ length: 100 }, () => change(room)))
  expect(offsets).toEqual(upTo(100))
  expect(await offsetsOfEvents(room)).toEqual(upTo(100))
  expect(commits).toEqual([room])
})

test('rooms are told once a commit, and only those that changed', async () => {
  const [one, other] = [await newRoom(), await newRoom()]
  await Promise.allSettled([change(one), change(one), change(other, new Error('refused'))])
  expect(commits).toEqual([one])
})

test('a refusal in a group undoes only itself', async () => {
  const room = await newRoom()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) => change(room, n % 3 === 0 ? new Error(`refused ${n}`) : undefined)),
  )
  const refused = outcomes.flatMap((outcome, n) => (outcome.status === 'rejected' ? n : []))
  expect(refused).toEqual(Array.from({ length: 10 }, (_, n) => 3 * n))
  expect(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))).toEqual(upTo(20))
  expect(await offsetsOfEvents(room)).toEqual(upTo(20))
  expect((await findRoom(db, room))?.offset).toBe(20)
})

test('a group of refusals leaves no trace', async () => {
  const room = await newRoom()
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => change(room, new Error('refused'))))
  expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
  expect((await findRoom(db, room))?.offset).toBe(0)
  expect(commits).toEqual([])
})

test('a statement that fails, fails its own change alone', async () => {
  const room = await newRoom()
  // The second event takes the place of the first.
  const broken = lanes.change(room, async (tx) => {
    const offset = await next(tx, room)
    const event = { room, offset, n: 0, id: 'x', type: 'test', actor: 'site', subject: null, data: null }
    await appendEvent(tx, { ...event, actionId: null, at: 1 })
    return offset
  })
  const outcomes = await Promise.allSettled([change(room), broken, change(room), change(room)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(await offsetsOfEvents(room)).toEqual([1, 2, 3])
  expect((await findRoom(db, room))?.offset).toBe(3)
})

test('nobody reads what is not committed', async () => {
  const room = await newRoom()
  const { promise: heldUp, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: taken, resolve: hasTaken } = Promise.withResolvers<void>()
  const changing = lanes.change(room, async (tx) => {
    await next(tx, room)
    hasTaken()
    await heldUp
  })
  await taken
  expect((await findRoom(db, room))?.offset).toBe(0)
  goOn()
  await changing
  expect((await findRoom(db, room))?.offset).toBe(1)
})
