import type { Participant } from '../domain/participant.ts'
import type { Database } from './database.ts'
import { participantFrom } from './participants.ts'
import { COLUMNS } from './schema.ts'

/** Everybody on the list, those apart for whom a guest stands; by user id. */
export async function expectedUserIds(db: Database, room: string): Promise<string[]> {
  const rows = await db
    .selectFrom('participants')
    .select('userId')
    .where('room', '=', room)
    .where('expectedAt', 'is not', null)
    .where('provisional', '=', 0)
    .orderBy('userId')
    .execute()
  return rows.map(({ userId }) => userId)
}

/** Everybody who is expected or came, with the user id of the person for whom a guest stands. */
export async function expectedPeople(db: Database, room: string) {
  const rows = await db
    .selectFrom('participants')
    .leftJoin('participants as other', (join) =>
      join.onRef('other.room', '=', 'participants.room').onRef('other.mergedInto', '=', 'participants.id'),
    )
    .select(['participants.id', 'participants.userId', 'participants.name', 'participants.kind', 'participants.role'])
    .select(['participants.expectedAt', 'participants.arrivedAt', 'participants.remindedAt'])
    .select(['participants.mergedName', 'other.userId as expectedAs'])
    .where('participants.room', '=', room)
    .where('participants.provisional', '=', 0)
    .orderBy('participants.createdAt')
    .orderBy('participants.id')
    .execute()
  return rows
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
