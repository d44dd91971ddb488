import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnectionsByUser } from '../src/store/connections.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'

const room = 'many'
const PEOPLE = 1_200
let companion: Companion
let db: Database
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room)
  db = await openDatabase(companion.databaseUrl)
  const row = { roomSid: null, permission: null, media: null, joinedWith: null, leaveReason: null, estimated: 0 }
  const rest = { joinedAt: 1, seenAt: 1, speakingMs: 0, microphoneMs: 0, cameraMs: 0, reportedAt: null }
  for (let first = 0; first < PEOPLE; first += 100) {
    const some = Array.from({ length: 100 }, (_, n) => `user "${first + n}", é`)
    await db
      .insertInto('connections')
      .values(
        some.flatMap((userId) =>
          [null, 5].map((leftAt) => ({
            ...row,
            ...rest,
            room,
            sid: `${userId} ${leftAt}`,
            userId,
            identity: userId,
            leftAt,
          })),
        ),
      )
      .execute()
  }
})
afterAll(async () => {
  await db.destroy()
  await companion.close()
})

test.each([0, 1, 2, 7, 1_000, PEOPLE])('the open connections of %i people are found by user', async (count) => {
  const people = Array.from({ length: count }, (_, n) => ({ userId: `user "${n}", é` }))
  const found = await openConnectionsByUser(db, room, people)
  for (const { userId } of people) {
    expect(found.get(userId)?.map(({ sid, leftAt }) => [sid, leftAt])).toEqual([[`${userId} null`, null]])
  }
  expect(found.size).toBe(count)
})
