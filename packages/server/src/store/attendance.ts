import { sql, type Selectable } from 'kysely'
import type { Attendee } from '../domain/attendance/person.ts'
import type { Session } from '../domain/attendance/visits.ts'
import { LEAVE_GRACE_MS } from '../domain/stay.ts'
import type { EpochMs } from '../protocol/index.ts'
import type { Database } from './database.ts'
import type { ConnectionsTable, ParticipantsTable } from './schema.ts'
import { Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

const SESSION = [
  'userId',
  'identity',
  'joinedAt',
  'leftAt',
  'leaveReason',
  'estimated',
  'speakingMs',
  'microphoneMs',
  'cameraMs',
  'reportedAt',
] as const satisfies (keyof ConnectionsTable)[]

const ATTENDEE = [
  'id',
  'userId',
  'username',
  'name',
  'kind',
  'role',
  'guest',
  'provisional',
  'invitedAt',
  'expectedAt',
] as const satisfies (keyof ParticipantsTable)[]

type Span = { room: string; from: EpochMs; to: EpochMs }

/** A1: who never was active has no permission on record. */
const active = (db: Database, { room, to }: Omit<Span, 'from'>) =>
  db
    .selectFrom('connections')
    .select(SESSION)
    .where('room', '=', room)
    .where('permission', 'is not', null)
    .where('joinedAt', '<=', to)

const ended = new Statement((db, { room, from, to }: Span) => active(db, { room, to }).where('leftAt', '>=', from))
const open = new Statement((db, { room, to }: Omit<Span, 'from'>) =>
  active(db, { room, to }).where('leftAt', 'is', null),
)

/** All sessions that a window of this room sees, and those close enough to belong to the same visit. */
export async function sessionsIn(
  db: Database,
  room: string,
  window: { from: EpochMs; to: EpochMs },
): Promise<Session[]> {
  const from = window.from - LEAVE_GRACE_MS
  const to = window.to + LEAVE_GRACE_MS
  // Two statements, each along the index of when sessions ended.
  const [over, under] = await Promise.all([ended.run(db, { room, from, to }), open.run(db, { room, to })])
  return [...over, ...under].map(sessionFrom)
}

type SpanOfUsers = Span & { userIds: string }

const ofUsers = new Statement((db, { userIds, room, from, to }: SpanOfUsers) =>
  active(db, { room, to })
    .where('userId', 'in', textsIn(db, userIds))
    .where((row) => row.or([row('leftAt', 'is', null), row('leftAt', '>=', from)])),
)

/** The same, of these users only. */
export async function sessionsOfUsersIn(
  db: Database,
  room: string,
  userIds: string[],
  window: { from: EpochMs; to: EpochMs },
): Promise<Session[]> {
  if (userIds.length === 0) return []
  const from = window.from - LEAVE_GRACE_MS
  const to = window.to + LEAVE_GRACE_MS
  const rows = await ofUsers.run(db, { userIds: JSON.stringify(userIds), room, from, to })
  return rows.map(sessionFrom)
}

const everybody = new Statement((db, { room }: { room: string }) =>
  db.selectFrom('participants').select(ATTENDEE).where('room', '=', room),
)

export async function attendeesOf(db: Database, room: string): Promise<Attendee[]> {
  const rows = await everybody.run(db, { room })
  return rows.map(attendeeFrom)
}

const SORTED_BY = sql<string>`coalesce(name, user_id)`

type Place = { room: string; name: string; id: string; limit: number }

const following = new Statement((db, { room, name, id, limit }: Place) =>
  db
    .selectFrom('participants')
    .select(ATTENDEE)
    .where('room', '=', room)
    .where(sql<boolean>`(${SORTED_BY}, id) > (${name}, ${id})`)
    .orderBy(SORTED_BY)
    .orderBy('id')
    .limit(limit),
)

/** So many by name, those that come after somebody. */
export async function attendeesAfter(
  db: Database,
  room: string,
  last: Attendee | undefined,
  limit: number,
): Promise<Attendee[]> {
  const rows = await following.run(db, { room, name: last?.name ?? last?.userId ?? '', id: last?.id ?? '', limit })
  return rows.map(attendeeFrom)
}

type Forgotten = Span & { after: string; limit: number }

const forgotten = new Statement((db, { room, from, to, after, limit }: Forgotten) =>
  db
    .selectFrom('connections')
    .select('userId')
    .distinct()
    .where('room', '=', room)
    .where('permission', 'is not', null)
    .where('leftAt', '>=', from)
    .where('joinedAt', '<=', to)
    .where('userId', '>', after)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('participants')
            .select('participants.id')
            .whereRef('participants.room', '=', 'connections.room')
            .whereRef('participants.userId', '=', 'connections.userId'),
        ),
      ),
    )
    .orderBy('userId')
    .limit(limit),
)

/** So many of those whose sessions the window sees, and whose record is gone (A17). */
export async function forgottenAfter(
  db: Database,
  room: string,
  window: { from: EpochMs; to: EpochMs },
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await forgotten.run(db, { room, from: window.from, to: window.to, after, limit })
  return rows.map(({ userId }) => userId)
}

const here = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select('id')
    .where('room', '=', room)
    .where('status', '=', 'JOINED')
    .where('kind', '=', 'standard')
    .limit(1),
)

export async function isAnybodyHere(db: Database, room: string): Promise<boolean> {
  return (await here.run(db, { room })).length > 0
}

const lastLeave = new Statement((db, { room, before }: { room: string; before: EpochMs }) =>
  db
    .selectFrom('connections')
    .leftJoin('participants', (join) =>
      join
        .onRef('participants.room', '=', 'connections.room')
        .onRef('participants.userId', '=', 'connections.userId')
        .on('participants.kind', '!=', 'standard'),
    )
    .select('connections.leftAt')
    .where('connections.room', '=', room)
    .where('connections.permission', 'is not', null)
    .where('connections.leftAt', '<=', before)
    .where('participants.id', 'is', null)
    .orderBy('connections.leftAt', 'desc')
    .limit(1),
)

/** When the last person left the room up to then; bots are none. */
export async function lastLeaveOf(db: Database, room: string, before: EpochMs): Promise<EpochMs | undefined> {
  const [row] = await lastLeave.run(db, { room, before })
  return row?.leftAt ?? undefined
}

function sessionFrom(row: Pick<Selectable<ConnectionsTable>, (typeof SESSION)[number]>): Session {
  return { ...row, estimated: row.estimated === 1 }
}

export function attendeeFrom(row: Pick<Selectable<ParticipantsTable>, (typeof ATTENDEE)[number]>): Attendee {
  return { ...row, guest: row.guest === 1, provisional: row.provisional === 1 }
}
