import { sql } from 'kysely'
import { ERASED } from '../domain/connection.ts'
import { LOWERED } from '../domain/hand.ts'
import { NO_NOTE } from '../domain/note.ts'
import { NOT_ASKING, NOT_INVITED, NO_TURN, UNLIT } from '../domain/participant.ts'
import { NOT_ASKED } from '../domain/unmute.ts'
import { NOT_WAITING } from '../domain/waiting.ts'
import type { EpochMs } from '../protocol/index.ts'
import type { Database, Tx } from './database.ts'
import { COLUMNS, type EventsTable } from './schema.ts'
import { textsIn } from './texts-in.ts'

type Whose = { room: string; userId: string }

/** The rooms in which anything is kept of this user, in the order in which several are to be changed. */
export async function roomsOfUser(db: Database, userId: string, roomPrefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('rooms')
    .select('name')
    // A session that never was active, or an identity that was given to somebody who never came, is all there is of some.
    .where((room) =>
      room.or(
        (['participants', 'connections', 'identities'] as const).map((table) =>
          room.exists(
            room
              .selectFrom(table as 'connections')
              .select('userId')
              .whereRef('room', '=', 'rooms.name')
              .where('userId', '=', userId),
          ),
        ),
      ),
    )
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name).filter((name) => name.startsWith(roomPrefix))
}

/** Everything on record of somebody, as it is kept. */
export async function recordsOfUser(db: Database, { room, userId }: Whose) {
  const own = <Table extends 'participants' | 'connections' | 'identities'>(table: Table) =>
    db
      .selectFrom(table as 'connections')
      .selectAll()
      .where('room', '=', room)
      .where('userId', '=', userId)
      .execute()
  const [participants, connections, identities] = await Promise.all([
    own('participants'),
    own('connections'),
    own('identities'),
  ])
  const participant = participants[0] as { id?: string } | undefined
  return {
    participant,
    connections,
    identities,
    events: await eventsAbout(db, room, participant?.id === undefined ? [] : [participant.id]),
  }
}

/** What these participants did, and what was done to them. */
export async function eventsAbout(db: Database, room: string, participantIds: string[]): Promise<EventsTable[]> {
  if (participantIds.length === 0) return []
  const ids = textsIn(db, JSON.stringify(participantIds))
  return db
    .selectFrom('events')
    .select(COLUMNS.events)
    .where('room', '=', room)
    .where((event) => event.or([event('subject', 'in', ids), event('actor', 'in', ids)]))
    .orderBy('offset')
    .orderBy('n')
    .execute()
}

export async function saveEventData(tx: Tx, { room, offset, n }: EventsTable, data: string): Promise<void> {
  await tx
    .updateTable('events')
    .set({ data })
    .where('room', '=', room)
    .where('offset', '=', offset)
    .where('n', '=', n)
    .execute()
}

/**
 * Empties what the record says of the person and puts another id in place of theirs. A bar stays; the record itself is
 * as one that nobody has seen. Open sessions end for good: where one is seen again, it is to be removed.
 */
export async function eraseRows(tx: Tx, { room, userId }: Whose, erasedId: string, at: EpochMs): Promise<void> {
  await tx.deleteFrom('participants').where('room', '=', room).where('userId', '=', erasedId).execute()
  await tx
    .updateTable('participants')
    .set({ userId: erasedId, username: null, name: null, imageUrl: null, role: 'VIEWER', provisional: 1 })
    .set({ speak: 'inherit', video: 'inherit', screen: 'inherit', chat: 'inherit', status: 'LEFT', holdUntil: null })
    .set({ ...NOT_WAITING, admittedAt: null })
    .set({ ...NOT_ASKED, ...NOT_INVITED, ...NOT_ASKING, ...UNLIT })
    .set({ ...NO_NOTE, tags: null, mergedName: null, mergedInto: null, expectedAt: null, remindedAt: null })
    .set({ ...LOWERED, ...NO_TURN, overrideTerms: null, overrideEndsAt: null })
    .where('room', '=', room)
    .where('userId', '=', userId)
    .execute()
  await tx
    .updateTable('connections')
    .set((session) => ({ leftAt: session.fn.coalesce('leftAt', session.val(at)) }))
    .set({ leaveReason: ERASED, estimated: 0 })
    .where('room', '=', room)
    .where('userId', '=', userId)
    .where((session) => session.or([session('leftAt', 'is', null), session('estimated', '=', 1)]))
    .execute()
  await tx
    .updateTable('connections')
    .set({ userId: erasedId, identity: erasedId })
    .where('room', '=', room)
    .where('userId', '=', userId)
    .execute()
  await tx.deleteFrom('identities').where('room', '=', room).where('userId', '=', userId).execute()
}

const MODERATED = ['muted', 'videoStopped', 'barred', 'unmuteAsked', 'stageInvited'] as const

/** What they did to others stays with their participant ids, without their names. */
export async function eraseModeratorNames(tx: Tx, room: string, participantIds: string[]): Promise<void> {
  const ids = textsIn(tx, JSON.stringify(participantIds))
  for (const deed of [...MODERATED, 'spotlight', 'note', 'turn'] as const) {
    await tx
      .updateTable('participants')
      .set({ [`${deed}ByName`]: null })
      .where('room', '=', room)
      .where(`${deed}By`, 'in', ids)
      .execute()
  }
  for (const deed of ['locked', 'ended'] as const) {
    await tx
      .updateTable('rooms')
      .set({ [`${deed}ByName`]: null })
      .where('name', '=', room)
      .where(`${deed}By`, 'in', ids)
      .execute()
  }
}

const UUID_LENGTH = 36

/** Makes every position that was handed out so far unknown (L4), so that all clients start over. */
export async function forgetPositions(tx: Tx, room: string, before: number): Promise<void> {
  await tx
    .updateTable('events')
    .set({ id: sql<string>`id || '-' || ${String(before)}` })
    .where('room', '=', room)
    .where('n', '=', 0)
    .where('offset', '<', before)
    // Only the newest position is ever handed out: what was made unknown stays so.
    .where(sql`length(id)`, '=', UUID_LENGTH)
    .execute()
}
