import type { Context } from '../context.ts'
import { believed } from '../domain/report.ts'
import type { EpochMs, Report } from '../protocol/index.ts'
import { connectionsOf, raiseActivity, type Raised } from '../store/activity.ts'
import { participantsOf } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'

/** A report as it came in. */
export type Reported = { userId: string; report: Report; at: EpochMs }

/**
 * L9: what panels of one room measured of their own sessions, as far as it can be true. Takes no offset: nobody is told. A
 * session that the server does not know was missed, so LiveKit is asked at once.
 */
export async function recordReports(context: Context, roomName: string, reports: Reported[]): Promise<void> {
  const { db, metrics } = context
  const room = await findRoom(db, roomName)
  if (!room?.talkTime) return metrics.heardReports('off', reports.length)
  const sids = reports.map(({ report }) => report.sid)
  const [sessions, people] = await Promise.all([
    connectionsOf(db, sids),
    participantsOf(db, roomName, [...new Set(reports.map(({ userId }) => userId))]),
  ])
  const bySid = new Map(sessions.map((session) => [session.sid, session]))
  const byUser = new Map(people.map((person) => [person.userId, person]))
  const raised: Raised[] = []
  for (const { userId, report, at } of reports) {
    const session = bySid.get(report.sid)
    if (!session) metrics.heardReports('unknown')
    else if (session.room !== roomName || session.userId !== userId) metrics.heardReports('refused')
    else {
      const { totals, isClamped } = believed(report, session, byUser.get(userId), room, at)
      metrics.heardReports(isClamped ? 'clamped' : 'kept')
      raised.push({ sid: report.sid, ...totals, reportedAt: at })
    }
  }
  if (bySid.size < new Set(sids).size) context.doubt(roomName)
  await raiseActivity(db, raised)
}
