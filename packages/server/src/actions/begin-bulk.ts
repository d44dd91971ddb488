import type { Context } from '../context.ts'
import {
  MAX_RUNNING,
  NONE_BEHIND,
  assertActsOnMany,
  bulkOf,
  bulksOf,
  isRunning,
  toBulkRecord,
  withBulk,
  type Bulk,
} from '../domain/bulk.ts'
import { ProtocolError, type ActionAnswer, type ActionName, type BulkRecord } from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import { saveRoom } from '../store/rooms.ts'
import { actorOf, changeRoom, type Caller, type Change } from './action.ts'
import { runBulk, type BulkRun } from './run-bulk.ts'

/** Answers that it has begun, and goes on by itself. A repeat of the same id is answered how far it is. */
export async function beginBulk(
  context: Context,
  roomName: string,
  caller: Caller,
  action: ActionName,
  run: BulkRun,
): Promise<ActionAnswer> {
  const { id, targets } = run
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    assertActsOnMany(actor)
    const known = await knownBulk(change, id)
    if (known) return { bulk: known, isNew: false }
    const running = bulksOf(change.room).filter(isRunning)
    if (running.length >= MAX_RUNNING) throw tooMany()
    const by = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
    const bulk: Bulk = { id, action, by, total: targets.length, ...NONE_BEHIND, seenAt: change.at }
    await change.append('bulk.begin', undefined, { action, total: bulk.total, by: name }, id)
    await saveRoom(change.tx, withBulk(change.room, bulk))
    return { bulk: toBulkRecord(bulk), isNew: true }
  })
  if (result.isNew) context.bulks.begin(() => runBulk(context, roomName, caller, run))
  return { position, results: [], bulk: result.bulk }
}

/** Also one that has ended long ago. @throws ProtocolError where something else was asked with this id */
async function knownBulk({ tx, room }: Change, id: string): Promise<BulkRecord | undefined> {
  const known = bulkOf(room, id)
  if (known) return toBulkRecord(known)
  const left = await eventsOfAction(tx, room.name, id)
  if (left.length === 0) return undefined
  const end = left.findLast(({ type }) => type === 'bulk.end')
  if (end?.data) return JSON.parse(end.data) as BulkRecord
  throw new ProtocolError('conflict', 'Something else was asked with this id.')
}

function tooMany(): ProtocolError {
  const detail = `${MAX_RUNNING} actions on many people are under way in this room.`
  return new ProtocolError('too-many-requests', detail, { retryAfter: 5 })
}
