import { sql, type Selectable } from 'kysely'
import type { OverrideTerms, RightBefore } from '../domain/override.ts'
import type { Participant } from '../domain/participant.ts'
import type { Database, Tx } from './database.ts'
import { pick } from './pick.ts'
import { COLUMNS, type ParticipantsTable } from './schema.ts'
import { excluded, Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

export type ParticipantRow = Selectable<ParticipantsTable>

const byId = new Statement((db, { room, id }: { room: string; id: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('id', '=', id),
)

export async function findParticipant(db: Database, room: string, id: string): Promise<Participant | undefined> {
  const [row] = await byId.run(db, { room, id })
  return row && participantFrom(row)
}

const byIds = new Statement((db, { room, ids }: { room: string; ids: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('id', 'in', textsIn(db, ids)),
)

/** By id; who is not on the list is left out. */
export async function participantsById(db: Database, room: string, ids: string[]): Promise<Map<string, Participant>> {
  const rows = ids.length === 0 ? [] : await byIds.run(db, { room, ids: JSON.stringify(ids) })
  return new Map(rows.map((row) => [row.id, participantFrom(row)]))
}

const byUser = new Statement((db, { room, userId }: { room: string; userId: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('userId', '=', userId),
)

export async function findByUser(db: Database, room: string, userId: string): Promise<Participant | undefined> {
  const [row] = await byUser.run(db, { room, userId })
  return row && participantFrom(row)
}

const byUsers = new Statement((db, { room, userIds }: { room: string; userIds: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('userId', 'in', textsIn(db, userIds)),
)

/** Those of these users who are on the roster. */
export async function participantsOf(db: Database, room: string, userIds: string[]): Promise<Participant[]> {
  if (userIds.length === 0) return []
  const rows = await byUsers.run(db, { room, userIds: JSON.stringify(userIds) })
  return rows.map(participantFrom)
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
    // Of whom panels have to be told that they are off the list.
    .where('invitedAt', 'is', null)
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

type Flag = 'guest' | 'provisional' | 'barredUntilEnd'
const SPELLED_OTHERWISE = new Set([
  'guest',
  'provisional',
  'barredUntilEnd',
  'speak',
  'video',
  'screen',
  'chat',
  'overrideTerms',
  'tags',
  'turnBefore',
])
const SAME = COLUMNS.participants.filter(
  (
    column,
  ): column is Exclude<keyof Participant & keyof ParticipantRow, Flag | 'overrideTerms' | 'tags' | 'turnBefore'> =>
    !SPELLED_OTHERWISE.has(column),
)

export function participantFrom(row: ParticipantRow): Participant {
  return {
    ...pick(row, SAME),
    guest: row.guest === 1,
    provisional: row.provisional === 1,
    barredUntilEnd: row.barredUntilEnd === 1,
    overrides: { canSpeak: row.speak, canVideo: row.video, canShareScreen: row.screen, canChat: row.chat },
    overrideTerms: row.overrideTerms === null ? {} : (JSON.parse(row.overrideTerms) as OverrideTerms),
    tags: tagsFrom(row),
    turnBefore: row.turnBefore === null ? null : (JSON.parse(row.turnBefore) as RightBefore),
  }
}

export function tagsFrom({ tags }: Pick<ParticipantRow, 'tags'>): string[] {
  return tags === null ? [] : (JSON.parse(tags) as string[])
}

function toRow(participant: Participant): ParticipantRow {
  const { overrides, overrideTerms, guest, provisional, barredUntilEnd, tags, turnBefore } = participant
  return {
    ...pick(participant, SAME),
    guest: guest ? 1 : 0,
    provisional: provisional ? 1 : 0,
    barredUntilEnd: barredUntilEnd ? 1 : 0,
    speak: overrides.canSpeak,
    video: overrides.canVideo,
    screen: overrides.canShareScreen,
    chat: overrides.canChat,
    overrideTerms: Object.keys(overrideTerms).length > 0 ? JSON.stringify(overrideTerms) : null,
    tags: tags.length > 0 ? JSON.stringify(tags) : null,
    turnBefore: turnBefore && JSON.stringify(turnBefore),
  }
}
