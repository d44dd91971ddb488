import type { EpochMs } from '../protocol/index.ts'
import { inTransaction } from './connection.ts'
import type { Database } from './database.ts'

/** What says of somebody when they were here. */
const ATTENDANCE_EVENTS = [
  'livekit.joined',
  'livekit.left',
  'livekit.seen',
  'livekit.aborted',
  'participant.joined',
  'participant.left',
]

/** Whom the site and its staff have done nothing about, and who left before then. */
export async function visitorsGoneBefore(
  db: Database,
  room: string,
  before: EpochMs,
  limit: number,
): Promise<{ userId: string }[]> {
  return db
    .selectFrom('participants')
    .select('userId')
    .where('room', '=', room)
    .where('status', '=', 'LEFT')
    .where('leftAt', '<', before)
    .where('provisional', '=', 0)
    .where('kind', '=', 'standard')
    .where('role', '=', 'VIEWER')
    .where((row) =>
      row.and(
        (['invitedAt', 'expectedAt', 'barredUntil', 'mergedName'] as const).map((column) => row(column, 'is', null)),
      ),
    )
    .where((row) => row.and((['speak', 'video', 'screen', 'chat'] as const).map((right) => row(right, '=', 'inherit'))))
    .limit(limit)
    .execute()
}

/**
 * Puts other ids in place of those that say whose sessions these were that ended before then. @returns whether there may
 * be more
 */
export async function anonymiseConnections(
  db: Database,
  room: string,
  before: EpochMs,
  limit: number,
  erasedIdOf: (id: string) => string,
): Promise<boolean> {
  const old = await db
    .selectFrom('connections')
    .select(['userId', 'identity'])
    .distinct()
    .where('room', '=', room)
    .where('leftAt', '<', before)
    .where('userId', 'not like', 'erased-%')
    .limit(limit)
    .execute()
  await inTransaction(db, async (tx) => {
    for (const { userId, identity } of old) {
      await tx
        .updateTable('connections')
        .set({ userId: erasedIdOf(userId), identity: erasedIdOf(identity) })
        .where('room', '=', room)
        .where('leftAt', '<', before)
        .where('userId', '=', userId)
        .where('identity', '=', identity)
        .execute()
    }
  })
  return old.length === limit
}

/** Of what the log says of comings and goings before then: whose they were. @returns whether there may be more */
export async function anonymiseEvents(db: Database, room: string, before: EpochMs, limit: number): Promise<boolean> {
  const old = await db
    .selectFrom('events')
    .select('offset')
    .where('room', '=', room)
    .where('at', '<', before)
    .where('type', 'in', ATTENDANCE_EVENTS)
    .where('subject', 'is not', null)
    .orderBy('offset')
    .limit(limit)
    .execute()
  if (old.length === 0) return false
  await db
    .updateTable('events')
    .set({ subject: null, data: null })
    .where('room', '=', room)
    .where('offset', '>=', old[0]!.offset)
    .where('offset', '<=', old.at(-1)!.offset)
    .where('at', '<', before)
    .where('type', 'in', ATTENDANCE_EVENTS)
    .execute()
  return old.length === limit
}
