import { Hono } from 'hono'
import { recordLeave, recordRoomFinished } from '../../actions/record-leave.ts'
import { recordSights, recordTrack } from '../../actions/record-sights.ts'
import type { Context, LiveKitReport } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'
import { roomExists } from '../../queries/room-exists.ts'

/**
 * LiveKit's reports. Answered 2xx only after the commit (W2): LiveKit repeats what is answered 5xx. Rooms that nobody
 * made known are answered 200 and ignored.
 */
export function webhookRoutes(context: Context) {
  return new Hono().post('/livekit/webhook', async (request) => {
    const body = await request.req.text()
    if (!context.webhooks.isFromLiveKit(body, request.req.header('authorization'))) {
      throw new ProtocolError('token-invalid', 'This was not signed with the API secret of LiveKit.')
    }
    const report = context.webhooks.read(body)
    if (report && (await roomExists(context, report.room))) await record(context, report)
    return request.body(null, 204)
  })
}

async function record(context: Context, report: LiveKitReport): Promise<void> {
  switch (report.kind) {
    case 'joined':
      return recordSights(context, report.room, [report.sight], report.roomSid)
    case 'left':
      return recordLeave(context, report.room, report.sight, report)
    case 'track':
      return recordTrack(context, report.room, report)
    case 'room-finished':
      return recordRoomFinished(context, report.room, report.roomSid, report.at)
  }
}
