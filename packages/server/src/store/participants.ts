import { sql, type Selectable } from 'kysely'
import type { Participant } from '../domain/participant.ts'
import type { Counts } from '../protocol/index.ts'
import type { Database, Tx } from './database.ts'
import { pick } from './pick.ts'
import { COLUMNS, type ParticipantsTable } from './schema.ts'
import { excluded, Statement } from './statement.ts'

export type ParticipantRow = Selectable<ParticipantsTable>

const byId = new Statement((db, { room, id }: { room: string; id: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('id', '=', id),
)

export async function findParticipant(db: Database, room: string, id: string): Promise<Participant | undefined> {
  const [row] = await byId.run(db, { room, id })
  return row && participantFrom(row)
}

const byUser = new Statement((db, { room, userId }: { room: string; userId: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('userId', '=', userId),
)

export async function findByUser(db: Database, room: string, userId: string): Promise<Participant | undefined> {
  const [row] = await byUser.run(db, { room, userId })
  return row && participantFrom(row)
}

const host = new Statement((db, { room }: { room: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('role', '=', 'HOST'),
)

export async function findHost(db: Database, room: string): Promise<Participant | undefined> {
  const [row] = await host.run(db, { room })
  return row && participantFrom(row)
}

const since = new Statement((db, { room, offset, limit }: { room: string; offset: number; limit: number }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('offset', '>', offset)
    .orderBy('offset')
    .limit(limit),
)

const NO_LIMIT = Number.MAX_SAFE_INTEGER

/** Everybody whose record changed after an offset, oldest change first; 0 gives the whole roster. */
export async function participantsSince(
  db: Database,
  room: string,
  offset: number,
  limit = NO_LIMIT,
): Promise<Participant[]> {
  const rows = await since.run(db, { room, offset, limit })
  return rows.map(participantFrom)
}

const following = new Statement((db, { room, id, limit }: { room: string; id: string; limit: number }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit),
)

/** The next so many people by id; an empty id begins. */
export async function participantsAfter(db: Database, room: string, id: string, limit: number): Promise<Participant[]> {
  const rows = await following.run(db, { room, id, limit })
  return rows.map(participantFrom)
}

const nearStage = new Statement((db, { room, id, limit }: { room: string; id: string; limit: number }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('id', '>', id)
    .where((row) =>
      row.or([
        row('role', '!=', 'VIEWER'),
        row('speak', '=', 'allow'),
        row('video', '=', 'allow'),
        row('screen', '=', 'allow'),
        row(
          'userId',
          'in',
          row
            .selectFrom('connections')
            .select('connections.userId')
            .where('connections.room', '=', room)
            .where('connections.leftAt', 'is', null)
            .where('connections.media', 'like', '%true%'),
        ),
      ]),
    )
    .orderBy('id')
    .limit(limit),
)

/** The next so many people by id who may be on stage, and few others: a large room's viewers are not read for it. */
export async function participantsNearStage(
  db: Database,
  room: string,
  id = '',
  limit = NO_LIMIT,
): Promise<Participant[]> {
  const rows = await nearStage.run(db, { room, id, limit })
  return rows.map(participantFrom)
}

/** JOINED people whose last connection has ended: their grace runs. */
export async function participantsInGrace(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('status', '=', 'JOINED')
    .where('leftAt', '>=', 0)
    .execute()
  return rows.map(participantFrom)
}

/** People whose removal is under way. */
export async function participantsOnHold(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('holdUntil', 'is not', null)
    .execute()
  return rows.map(participantFrom)
}

/** The user ids of everybody who is kept out now. */
export async function barredUserIds(db: Database, room: string, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('participants')
    .select('userId')
    .where('room', '=', room)
    .where('barredUntil', '>', now)
    .where('holdUntil', 'is', null)
    .execute()
  return new Set(rows.map(({ userId }) => userId))
}

/** How many people are JOINED; bots are none. */
export async function countJoined(db: Database, room: string): Promise<number> {
  const row = await db
    .selectFrom('participants')
    .select((count) => count.fn.countAll<number>().as('people'))
    .where('room', '=', room)
    .where('kind', '=', 'standard')
    .where('status', '=', 'JOINED')
    .executeTakeFirstOrThrow()
  return row.people
}

/** Somebody is JOINED (connected, in their grace, or by word of the site) or is being removed. */
function working(db: Database) {
  const people = db.selectFrom('participants').select('room')
  return people.where((row) => row.or([row('status', '=', 'JOINED'), row('holdUntil', 'is not', null)]))
}

export async function roomsWithWork(db: Database): Promise<string[]> {
  const rows = await working(db).distinct().execute()
  return rows.map(({ room }) => room)
}

export async function hasWork(db: Database, room: string): Promise<boolean> {
  return (await working(db).where('room', '=', room).limit(1).executeTakeFirst()) !== undefined
}

/**
 * People whose status is not what their connections say: JOINED (and in no grace) without an open one, or with an open
 * one and not JOINED. The site sets such a status; or somebody outlasted in LiveKit the bar that should have ended it.
 */
export async function participantsAtOdds(db: Database, room: string, now: number): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where((row) => {
      const isConnected = row.exists(
        row
          .selectFrom('connections')
          .select('connections.sid')
          .whereRef('connections.room', '=', 'participants.room')
          .whereRef('connections.userId', '=', 'participants.userId')
          .where('connections.leftAt', 'is', null),
      )
      const isJoined = row('status', '=', 'JOINED')
      const isAbsent = row.and([isJoined, row('leftAt', 'is', null), row.not(isConnected)])
      const mayBeHere = row.or([
        row('barredUntil', 'is', null),
        row('barredUntil', '<=', now),
        row('holdUntil', 'is not', null),
      ])
      return row.or([row.and([isConnected, row.not(isJoined), mayBeHere]), isAbsent])
    })
    .execute()
  return rows.map(participantFrom)
}

const peopleByStatus = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select((row) => ['status', row.fn.countAll<number>().as('people')])
    .where('room', '=', room)
    .where('kind', '=', 'standard')
    .where('provisional', '=', 0)
    .groupBy('status'),
)

export async function countPeople(db: Database, room: string): Promise<Counts> {
  const rows = await peopleByStatus.run(db, { room })
  const total = rows.reduce((sum, { people }) => sum + people, 0)
  return { online: rows.find(({ status }) => status === 'JOINED')?.people ?? 0, total }
}

const save = new Statement((db, { id, room, userId, ...changing }: ParticipantRow) =>
  db
    .insertInto('participants')
    .values({ id, room, userId, ...changing })
    .onConflict((conflict) => conflict.columns(['room', 'userId']).doUpdateSet(excluded(Object.keys(changing)))),
)

/** Writes the whole row; creates it where the room has none of this user. */
export async function saveParticipant(tx: Tx, participant: Participant): Promise<void> {
  save.send(tx, toRow(participant))
}

/** People who hold a token but were never invited and never came, from before a time. `lit`: so that the index fits. */
export async function staleProvisionals(db: Database, before: number): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('provisional', '=', sql.lit(1))
    .where('createdAt', '<', before)
    .execute()
  return rows.map(participantFrom)
}

export async function renewProvisional(db: Database, id: string, at: number): Promise<void> {
  await db
    .updateTable('participants')
    .set({ createdAt: at })
    .where('id', '=', id)
    .where('provisional', '=', 1)
    .execute()
}

export async function deleteProvisional(db: Database, id: string): Promise<void> {
  await db.deleteFrom('participants').where('id', '=', id).where('provisional', '=', 1).execute()
}

const SPELLED_OTHERWISE = new Set(['guest', 'provisional', 'speak', 'video', 'screen', 'chat'])
const SAME = COLUMNS.participants.filter(
  (column): column is Exclude<keyof Participant & keyof ParticipantRow, 'guest' | 'provisional'> =>
    !SPELLED_OTHERWISE.has(column),
)

export function participantFrom(row: ParticipantRow): Participant {
  return {
    ...pick(row, SAME),
    guest: row.guest === 1,
    provisional: row.provisional === 1,
    overrides: { canSpeak: row.speak, canVideo: row.video, canShareScreen: row.screen, canChat: row.chat },
  }
}

function toRow(participant: Participant): ParticipantRow {
  const { overrides, guest, provisional } = participant
  return {
    ...pick(participant, SAME),
    guest: guest ? 1 : 0,
    provisional: provisional ? 1 : 0,
    speak: overrides.canSpeak,
    video: overrides.canVideo,
    screen: overrides.canShareScreen,
    chat: overrides.canChat,
  }
}
