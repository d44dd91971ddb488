import { Hono } from 'hono'
import { recordLeave, recordRoomFinished } from '../../actions/record-leave.ts'
import { recordSights, recordTrack } from '../../actions/record-sights.ts'
import type { Context, LiveKitReport } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'
import { roomExists } from '../../queries/room-exists.ts'
import { readText } from '../http/validate.ts'

/** LiveKit waits for as long as it takes, and sends the next report of the room only then. */
const ANSWER_WITHIN_MS = 5_000

/**
 * LiveKit's reports. Answered 2xx only after the commit (W2): LiveKit repeats what is answered 5xx. Rooms that nobody
 * made known are answered 200 and ignored.
 */
export function webhookRoutes(context: Context) {
  return new Hono().post('/livekit/webhook', async (request) => {
    const body = await readText(request.req)
    if (!context.webhooks.isFromLiveKit(body, request.req.header('authorization'))) {
      context.metrics.heardWebhook('unknown', 'refused')
      throw new ProtocolError(
        'token-invalid',
        'This was not signed with an API secret of LiveKit that this server knows.',
      )
    }
    const report = context.webhooks.read(body)
    const tell = (result: 'ok' | 'failed') => context.metrics.heardWebhook(report?.kind ?? 'other', result)
    if (report)
      await inTime(record(context, report)).catch((error: unknown) => {
        tell('failed')
        throw error
      })
    tell('ok')
    return request.body(null, 204)
  })
}

async function record(context: Context, report: LiveKitReport): Promise<void> {
  if (!(await roomExists(context, report.room))) return
  switch (report.kind) {
    case 'joined':
      return recordSights(context, report.room, [report.sight])
    case 'left':
      return recordLeave(context, report.room, report.sight, report)
    case 'track':
      return recordTrack(context, report.room, report)
    case 'room-finished':
      return recordRoomFinished(context, report.room, report.roomSid, report.at)
  }
}

/** What is recorded all the same after that makes no difference: LiveKit repeats it, and a repeat changes nothing. */
async function inTime(recorded: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const problem = new ProtocolError('database-unavailable', undefined, { retryAfter: 1 })
    timer = setTimeout(() => reject(problem), ANSWER_WITHIN_MS)
  })
  await Promise.race([recorded, late]).finally(() => clearTimeout(timer))
}
