import type { Context } from '../context.ts'
import type { Report } from '../protocol/index.ts'
import { raiseActivity } from '../store/activity.ts'
import { findConnection } from '../store/connections.ts'

/**
 * L9: what a panel measured of its own session. Believed no further than the session was open, and never lowered. Takes
 * no offset: nobody is told. A session that the server does not know was missed, so LiveKit is asked at once.
 */
export async function recordReport(context: Context, room: string, userId: string, report: Report): Promise<void> {
  const connection = await findConnection(context.db, report.sid)
  if (!connection) return context.doubt(room)
  if (connection.room !== room || connection.userId !== userId) return
  const open = Math.max(0, (connection.leftAt ?? context.clock()) - connection.joinedAt)
  await raiseActivity(context.db, report.sid, {
    speakingMs: Math.min(report.speakingMs, open),
    microphoneMs: Math.min(report.microphoneMs, open),
    cameraMs: Math.min(report.cameraMs, open),
  })
}
