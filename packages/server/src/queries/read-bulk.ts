import type { Context } from '../context.ts'
import { bulkOf, toBulkRecord } from '../domain/bulk.ts'
import { formatPosition } from '../domain/position.ts'
import { ProtocolError, mayDo, type BulkAnswer, type BulkRecord, type ErrorCode } from '../protocol/index.ts'
import { eventsOfAction, newestPlace, UNDONE } from '../store/events.ts'
import { readAsker } from './asker.ts'

/** How far an action on many people is or how it ended, and to whom it was not done. */
export async function readBulk(
  context: Context,
  roomName: string,
  userId: string | undefined,
  id: string,
): Promise<BulkAnswer> {
  const { db } = context
  const { room, actor } = await readAsker(context, roomName, userId)
  const refusal = mayDo('participant.muteAll', actor)
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
  const known = bulkOf(room, id)
  const bulk = known ? toBulkRecord(known) : await endedBulk(context, roomName, id)
  if (!bulk) throw new ProtocolError('not-found', 'There is no action on many people of this id in this room.')
  const left = await eventsOfAction(db, roomName, id, { type: UNDONE })
  const undone = left.flatMap(({ subject, data }) => {
    const { code } = JSON.parse(data ?? '{}') as { code: ErrorCode }
    return subject === null ? [] : [{ target: subject, code }]
  })
  const place = await newestPlace(db, roomName)
  return { position: formatPosition({ ...place, audience: 'staff' }), bulk, undone }
}

async function endedBulk({ db }: Context, roomName: string, id: string): Promise<BulkRecord | undefined> {
  const [end] = await eventsOfAction(db, roomName, id, { type: 'bulk.end' })
  return end?.data ? (JSON.parse(end.data) as BulkRecord) : undefined
}
