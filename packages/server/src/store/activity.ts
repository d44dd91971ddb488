import type { Connection } from '../domain/connection.ts'
import type { Totals } from '../domain/report.ts'
import type { EpochMs } from '../protocol/index.ts'
import { inTransaction } from './connection.ts'
import type { Database } from './database.ts'
import { Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

/** What is to be known of a session before its report is believed. */
export type ReportedSession = Totals &
  Pick<Connection, 'sid' | 'room' | 'userId' | 'joinedAt' | 'leftAt' | 'reportedAt'>

const bySids = new Statement((db, { sids }: { sids: string }) =>
  db
    .selectFrom('connections')
    .select(['sid', 'room', 'userId', 'joinedAt', 'leftAt', 'reportedAt', 'speakingMs', 'microphoneMs', 'cameraMs'])
    .where('sid', 'in', textsIn(db, sids)),
)

export async function connectionsOf(db: Database, sids: string[]): Promise<ReportedSession[]> {
  return bySids.run(db, { sids: JSON.stringify(sids) })
}

export type Raised = Totals & Pick<Connection, 'sid'> & { reportedAt: number }

const raise = new Statement((db, { sid, reportedAt, ...totals }: Raised) =>
  db
    .updateTable('connections')
    .set((row) => {
      const larger = (column: keyof Totals) =>
        row.case().when(column, '<', totals[column]).then(totals[column]).else(row.ref(column)).end()
      return {
        reportedAt,
        speakingMs: larger('speakingMs'),
        microphoneMs: larger('microphoneMs'),
        cameraMs: larger('cameraMs'),
      }
    })
    .where('sid', '=', sid),
)

/** Raises what panels measured of their sessions, in one commit; a total never shrinks, whoever wrote meanwhile. */
export async function raiseActivity(db: Database, raised: Raised[]): Promise<void> {
  if (raised.length === 0) return
  // In one order everywhere, so that two instances do not wait for each other.
  const inOrder = raised.toSorted((a, b) => (a.sid < b.sid ? -1 : 1))
  await inTransaction(db, async (tx) => {
    for (const one of inOrder) raise.send(tx, one)
  })
}

/** What the sessions that somebody had since then measured of their speaking, together. */
export async function talkedSince(
  db: Database,
  { room, userId }: { room: string; userId: string },
  since: EpochMs,
): Promise<number> {
  const sessions = await db
    .selectFrom('connections')
    .select('speakingMs')
    .where('room', '=', room)
    .where('userId', '=', userId)
    .where((row) => row.or([row('leftAt', 'is', null), row('leftAt', '>', since)]))
    .execute()
  return sessions.reduce((sum, { speakingMs }) => sum + (speakingMs ?? 0), 0)
}
