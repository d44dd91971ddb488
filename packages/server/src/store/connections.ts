import type { Selectable } from 'kysely'
import type { Connection } from '../domain/connection.ts'
import type { Database, Tx } from './database.ts'
import { pick } from './pick.ts'
import { COLUMNS, type ConnectionsTable } from './schema.ts'
import { excluded, Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

type Row = Selectable<ConnectionsTable>

const bySid = new Statement((db, { sid }: { sid: string }) =>
  db.selectFrom('connections').select(COLUMNS.connections).where('sid', '=', sid),
)

export async function findConnection(db: Database, sid: string): Promise<Connection | undefined> {
  const [row] = await bySid.run(db, { sid })
  return row && fromRow(row)
}

export async function openConnections(db: Database, room: string): Promise<Connection[]> {
  const rows = await db
    .selectFrom('connections')
    .select(COLUMNS.connections)
    .where('room', '=', room)
    .where('leftAt', 'is', null)
    .execute()
  return rows.map(fromRow)
}

const openByUser = new Statement((db, { room, userId }: { room: string; userId: string }) =>
  db
    .selectFrom('connections')
    .select(COLUMNS.connections)
    .where('room', '=', room)
    .where('leftAt', 'is', null)
    .where('userId', '=', userId),
)

export async function openConnectionsOf(db: Database, room: string, userId: string): Promise<Connection[]> {
  const rows = await openByUser.run(db, { room, userId })
  return rows.map(fromRow)
}

const openById = new Statement((db, { room, id }: { room: string; id: string }) =>
  db
    .selectFrom('connections')
    .select(COLUMNS.connections)
    .where('room', '=', room)
    .where('leftAt', 'is', null)
    .where('userId', '=', (row) =>
      row.selectFrom('participants').select('participants.userId').where('room', '=', room).where('id', '=', id),
    ),
)

/** The same, by the id of the record. */
export async function openConnectionsOfParticipant(db: Database, room: string, id: string): Promise<Connection[]> {
  const rows = await openById.run(db, { room, id })
  return rows.map(fromRow)
}

const byUser = new Statement((db, { room, userId }: { room: string; userId: string }) =>
  db.selectFrom('connections').select(COLUMNS.connections).where('room', '=', room).where('userId', '=', userId),
)

/** Every connection that this person has had in the room: with the years there may be many. */
export async function allConnectionsOf(db: Database, room: string, userId: string): Promise<Connection[]> {
  const rows = await byUser.run(db, { room, userId })
  return rows.map(fromRow)
}

const endedLast = new Statement((db, { room, userId, limit }: { room: string; userId: string; limit: number }) =>
  db
    .selectFrom('connections')
    .select(COLUMNS.connections)
    .where('room', '=', room)
    .where('userId', '=', userId)
    // Where it is null, databases disagree on the order.
    .where('leftAt', '>=', 0)
    .orderBy('leftAt', 'desc')
    .limit(limit),
)

/** So many of this person's connections that ended, the one that ended last first. */
export async function endedConnectionsOf(
  db: Database,
  room: string,
  userId: string,
  limit: number,
): Promise<Connection[]> {
  const rows = await endedLast.run(db, { room, userId, limit })
  return rows.map(fromRow)
}

const openByUsers = new Statement((db, { room, userIds }: { room: string; userIds: string }) =>
  db
    .selectFrom('connections')
    .select(COLUMNS.connections)
    .where('room', '=', room)
    .where('leftAt', 'is', null)
    .where('userId', 'in', textsIn(db, userIds)),
)

/** Above this the whole room is read at once. */
const MANY = 1_000

/** Open connections by user id, for these people: the work is in proportion to them, not to the room. */
export async function openConnectionsByUser(
  db: Database,
  room: string,
  people: { userId: string }[],
): Promise<Map<string, Connection[]>> {
  const connections = await openOfPeople(
    db,
    room,
    people.map(({ userId }) => userId),
  )
  return Map.groupBy(connections, ({ userId }) => userId)
}

async function openOfPeople(db: Database, room: string, userIds: string[]): Promise<Connection[]> {
  if (userIds.length === 0) return []
  if (userIds.length > MANY) return openConnections(db, room)
  const [only, ...others] = userIds
  if (others.length === 0) return openConnectionsOf(db, room, only!)
  const rows = await openByUsers.run(db, { room, userIds: JSON.stringify(userIds) })
  return rows.map(fromRow)
}

/** The totals of a session that is known have a writer of their own, outside the room's transactions. */
const save = new Statement((db, { speakingMs, microphoneMs, cameraMs, reportedAt, ...row }: Row) => {
  const { sid: _, ...changing } = row
  return db
    .insertInto('connections')
    .values({ ...row, speakingMs, microphoneMs, cameraMs, reportedAt })
    .onConflict((conflict) => conflict.column('sid').doUpdateSet(excluded(Object.keys(changing))))
})

export async function saveConnection(tx: Tx, connection: Connection): Promise<void> {
  save.send(tx, toRow(connection))
}

/** Stored as they are. */
const SAME = [
  'sid',
  'room',
  'roomSid',
  'userId',
  'identity',
  'joinedAt',
  'leftAt',
  'leaveReason',
  'seenAt',
  'speakingMs',
  'microphoneMs',
  'cameraMs',
  'reportedAt',
] as const

function fromRow(row: Row): Connection {
  const { permission, media, joinedWith, estimated } = row
  return {
    ...pick(row, SAME),
    permission: permission === null ? null : (JSON.parse(permission) as Connection['permission']),
    media: media === null ? null : (JSON.parse(media) as Connection['media']),
    joinedWith: joinedWith === null ? null : (JSON.parse(joinedWith) as Connection['joinedWith']),
    estimated: estimated === 1,
  }
}

function toRow(connection: Connection): Row {
  const { permission, media, joinedWith, estimated } = connection
  return {
    ...pick(connection, SAME),
    permission: permission && JSON.stringify(permission),
    media: media && JSON.stringify(media),
    joinedWith: joinedWith && JSON.stringify(joinedWith),
    estimated: estimated ? 1 : 0,
  }
}
