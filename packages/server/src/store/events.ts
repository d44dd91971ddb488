import type { Room } from '../domain/room.ts'
import type { Database, Tx } from './database.ts'
import { COLUMNS, type EventsTable } from './schema.ts'
import { Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

const append = new Statement((db, given: EventsTable) => db.insertInto('events').values(given))

export async function appendEvent(tx: Tx, event: EventsTable): Promise<void> {
  append.send(tx, event)
}

/** A place in a room's history: the offset, and the id of the event that took it. */
export type Place = { offset: number; eventId: string }

const newest = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('rooms')
    .innerJoin('events', (join) =>
      join.onRef('events.room', '=', 'rooms.name').onRef('events.offset', '=', 'rooms.offset').on('events.n', '=', 0),
    )
    .select(['events.offset', 'events.id as eventId'])
    .where('rooms.name', '=', room),
)

/** The newest place; offset 0 for a room without a change. */
export async function newestPlace(db: Database, room: string): Promise<Place> {
  const [row] = await newest.run(db, { room })
  return row ?? { offset: 0, eventId: '' }
}

const firstAt = new Statement((db, { room, offset }: { room: string; offset: number }) =>
  db.selectFrom('events').select('id').where('room', '=', room).where('offset', '=', offset).where('n', '=', 0),
)

/** L4: whether this event really took this offset. False after a restored backup, or for another room's position. */
export async function placeExists(db: Database, room: string, { offset, eventId }: Place): Promise<boolean> {
  const [row] = await firstAt.run(db, { room, offset })
  return row?.id === eventId
}

const LOOKED_BACK = 200

/** Whether somebody did this lately: among the room's newest changes, and not before a time. */
export async function didLately(
  db: Database,
  { name, offset }: Pick<Room, 'name' | 'offset'>,
  { type, actor, since }: { type: string; actor: string; since: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('room', '=', name)
    .where('offset', '>', offset - LOOKED_BACK)
    .where('type', '=', type)
    .where('actor', '=', actor)
    .where('at', '>=', since)
    .executeTakeFirst()
  return row !== undefined
}

/** What the log says of each person to whom an action on many was not done: its name, and why not. */
export const UNDONE = 'action.undone'

type About = { subjects?: string[]; type?: string }

/**
 * The events that an action left, oldest first: how a repeat of the same action is recognised. `about`: only those of
 * these people, or of a type.
 */
export async function eventsOfAction(
  db: Database,
  room: string,
  actionId: string,
  about: About = {},
): Promise<EventsTable[]> {
  const events = await eventsOfActionQuery(db, actionId, about).execute()
  return events
    .filter((event) => event.room === room)
    .toSorted((one, other) => one.offset - other.offset || one.n - other.n)
}

/** Asked neither for the room nor for an order: for either, SQLite (3.40) would read all events of the room. */
export function eventsOfActionQuery(db: Database, actionId: string, { subjects, type }: About) {
  let query = db.selectFrom('events').select(COLUMNS.events).where('actionId', '=', actionId)
  if (subjects) query = query.where('subject', 'in', textsIn(db, JSON.stringify(subjects)))
  if (type !== undefined) query = query.where('type', '=', type)
  return query
}
