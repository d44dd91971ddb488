import type { Role } from '../protocol/index.ts'
import type { Database } from './database.ts'
import { COLUMNS, type EventsTable } from './schema.ts'

export type LogPlace = { offset: number; n: number }

/** Whose log: of everybody, or only what this participant did and what happened to people of these roles. */
export type LogScope = { actor: string; subjectRoles: Role[] } | undefined

/** The room's log after a place, oldest first. */
export async function eventsAfter(
  db: Database,
  room: string,
  after: LogPlace,
  limit: number,
  scope: LogScope,
): Promise<EventsTable[]> {
  let query = db
    .selectFrom('events')
    .select(COLUMNS.events)
    .where('room', '=', room)
    // Says again what follows from the next, for the index.
    .where('offset', '>=', after.offset)
    .where((event) =>
      event.or([
        event('offset', '>', after.offset),
        event.and([event('offset', '=', after.offset), event('n', '>', after.n)]),
      ]),
    )
  if (scope) {
    query = query.where((event) =>
      event.or([
        event('actor', '=', scope.actor),
        event(
          'subject',
          'in',
          event
            .selectFrom('participants')
            .select('participants.id')
            .where('participants.room', '=', room)
            .where('participants.role', 'in', scope.subjectRoles),
        ),
      ]),
    )
  }
  return query.orderBy('offset').orderBy('n').limit(limit).execute()
}
