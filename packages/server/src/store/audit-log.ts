import type { ExpressionBuilder } from 'kysely'
import type { Room } from '../domain/room.ts'
import type { Role } from '../protocol/index.ts'
import type { Database } from './database.ts'
import { COLUMNS, type EventsTable, type Tables } from './schema.ts'

export type LogPlace = { offset: number; n: number }

/** Whose log: of everybody, or only what this participant did and what happened to people of these roles. */
export type LogScope = { actor: string; subjectRoles: Role[] } | undefined

export type LogQuery = {
  after?: LogPlace
  before?: LogPlace
  order: 'oldest' | 'newest'
  /** Without what LiveKit reported, and who came and went. */
  onlyActions: boolean
  about: string | undefined
  scope: LogScope
  limit: number
}

const COMINGS = ['participant.joined', 'participant.left']

/** Some of the room's log. */
export async function readLog(db: Database, room: string, asked: LogQuery): Promise<EventsTable[]> {
  const { after, before, order, onlyActions, about, scope, limit } = asked
  const direction = order === 'oldest' ? 'asc' : 'desc'
  let query = db.selectFrom('events').select(COLUMNS.events).where('room', '=', room)
  if (after) query = query.where('offset', '>=', after.offset).where(beyond(after, '>'))
  if (before) query = query.where('offset', '<=', before.offset).where(beyond(before, '<'))
  if (onlyActions) query = query.where('type', 'not like', 'livekit.%').where('type', 'not in', COMINGS)
  if (about !== undefined)
    query = query.where((event) => event.or([event('actor', '=', about), event('subject', '=', about)]))
  if (scope) query = query.where(within(room, scope))
  return query.orderBy('offset', direction).orderBy('n', direction).limit(limit).execute()
}

type Events = ExpressionBuilder<Tables, 'events'>

/** The first of its conditions alone follows from this one too, and is for the index. */
function beyond({ offset, n }: LogPlace, side: '>' | '<') {
  return (event: Events) =>
    event.or([event('offset', side, offset), event.and([event('offset', '=', offset), event('n', side, n)])])
}

function within(room: string, { actor, subjectRoles }: NonNullable<LogScope>) {
  return (event: Events) =>
    event.or([
      event('actor', '=', actor),
      event(
        'subject',
        'in',
        event
          .selectFrom('participants')
          .select('participants.id')
          .where('participants.room', '=', room)
          .where('participants.role', 'in', subjectRoles),
      ),
    ])
}

const LOOKED_BACK = 200

/** Among the room's newest changes: what somebody was refused, not before a time. */
export async function refusalsLately(
  db: Database,
  { name, offset }: Pick<Room, 'name' | 'offset'>,
  { type, actor, since }: { type: string; actor: string; since: number },
): Promise<Pick<EventsTable, 'subject' | 'data'>[]> {
  return db
    .selectFrom('events')
    .select(['subject', 'data'])
    .where('room', '=', name)
    .where('offset', '>', offset - LOOKED_BACK)
    .where('type', '=', type)
    .where('actor', '=', actor)
    .where('at', '>=', since)
    .execute()
}
