import type { Participant } from '../domain/participant.ts'
import type { Database } from './database.ts'
import { participantFrom } from './participants.ts'
import { COLUMNS } from './schema.ts'

/** Everybody on the list, by the user id that is listed; `userId`: whose record it is, where a guest stands for them. */
export async function expectedIds(db: Database, room: string): Promise<{ userId: string; listed: string }[]> {
  const rows = await db
    .selectFrom('participants')
    .select(['id', 'userId'])
    .where('room', '=', room)
    .where('expectedAt', 'is not', null)
    .where('provisional', '=', 0)
    .orderBy('userId')
    .execute()
  const standIns = await standInsOf(db, room)
  return rows.map(({ id, userId }) => ({ userId, listed: standIns.get(id) ?? userId }))
}

/** Everybody who may be expected or unexpected, in the order in which they came onto the roster. */
export async function expectedPeople(db: Database, room: string) {
  const rows = await db
    .selectFrom('participants')
    .select(['id', 'userId', 'name', 'kind', 'role', 'expectedAt', 'arrivedAt', 'remindedAt'])
    .where('room', '=', room)
    .where('provisional', '=', 0)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const standIns = await standInsOf(db, room)
  return rows.map((row) => ({ ...row, expectedAs: standIns.get(row.id) }))
}

/** By the id of each guest who stands for somebody: the user id of that person. */
async function standInsOf(db: Database, room: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('participants')
    .select(['userId', 'mergedInto'])
    .where('room', '=', room)
    .where('mergedInto', 'is not', null)
    .execute()
  return new Map(rows.map(({ userId, mergedInto }) => [mergedInto!, userId]))
}

/** For whom this guest stands. */
export async function findMergedInto(db: Database, room: string, guest: string): Promise<Participant | undefined> {
  const row = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('mergedInto', '=', guest)
    .executeTakeFirst()
  return row && participantFrom(row)
}
