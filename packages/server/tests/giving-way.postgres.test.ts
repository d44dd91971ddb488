import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database, type Tx } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'
import { offsetsOf, takeOffset } from '../src/store/rooms.ts'
import { Companion, newDatabase } from './support/companion.ts'

let folder: string
let db: Database
let groups: number[] = []
let lanes: Lanes
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giving-way-'))
  const databaseUrl = await newDatabase(folder)
  const companion = await Companion.start({ databaseUrl })
  for (const room of ['left', 'right']) await companion.putRoom(room)
  await companion.close()
  db = await openDatabase(databaseUrl)
  const onCommit = () => {}
  lanes = new Lanes(db, onCommit, (changes) => groups.push(changes))
})
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})

/** Resolves for both once both are there. */
function meetingPoint(): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let arrived = 0
  return () => {
    if ((arrived += 1) === 2) resolve()
    return promise
  }
}

const offsets = () => offsetsOf(db, ['left', 'right'])
const after = (before: Map<string, number>, more: number) =>
  new Map([...before].map(([room, offset]) => [room, offset + more]))

test('a deadlock is the death of none: whoever had to give way comes again, with all who share the commit', async () => {
  const before = await offsets()
  const meet = meetingPoint()
  let attempts = 0
  const both = async (tx: Tx, first: string, then: string) => {
    attempts += 1
    await takeOffset(tx, first)
    await meet()
    await takeOffset(tx, then)
    return first
  }
  groups = []
  const answers = await Promise.all([
    lanes.change('left', async () => 'in one commit with left'),
    lanes.change('left', (tx) => both(tx, 'left', 'right')),
    lanes.change('right', async () => 'in one commit with right'),
    lanes.change('right', (tx) => both(tx, 'right', 'left')),
  ])
  expect(answers).toEqual(['in one commit with left', 'left', 'in one commit with right', 'right'])
  expect(attempts).toBe(3)
  expect(await offsets()).toEqual(after(before, 2))
  expect(groups).toEqual([2, 2])
})

test('a change that read what another one changed meanwhile comes again', async () => {
  const before = await offsets()
  const meet = meetingPoint()
  let attempts = 0
  const strictly = async (tx: Tx) => {
    attempts += 1
    await sql`set transaction isolation level repeatable read`.execute(tx)
    await offsetsOf(tx, ['left'])
    await meet()
    await takeOffset(tx, 'left')
  }
  // Two lanes, as two instances would have.
  await Promise.all([lanes.change('left', strictly), lanes.change('right', strictly)])
  expect(attempts).toBe(3)
  expect((await offsets()).get('left')).toBe(before.get('left')! + 2)
})

test('who always has to give way is refused in the end, and nothing is kept', async () => {
  const before = await offsets()
  let attempts = 0
  const hopeless = lanes.change('left', async (tx) => {
    attempts += 1
    await takeOffset(tx, 'left')
    await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
  })
  await expect(hopeless).rejects.toMatchObject({ problem: { code: 'database-unavailable' } })
  expect(attempts).toBe(5)
  expect(await offsets()).toEqual(before)
})
