import type { Context } from '../context.ts'
import { NONE_BEHIND, bulkOf, isRunning, toBulkRecord, withBulk, withCounts, withEnd } from '../domain/bulk.ts'
import type { ActionResult, BulkCounts } from '../protocol/index.ts'
import { UNDONE } from '../store/events.ts'
import { saveRoom } from '../store/rooms.ts'
import { changeRoom, type Caller } from './action.ts'
import { counted, isAway, notTried, resultsOf, type DoToPeople } from './bulk-results.ts'
import { AT_ONCE } from './in-parts.ts'

export type BulkRun = { id: string; targets: string[]; partSize: number; act: DoToPeople }

/**
 * Carries an action out on many people, some at a time. Each part is decided when its turn comes, by who asks and who they
 * are by then; after each the room says how far it is. Nobody goes on with it where this process dies: what comes late
 * could do to somebody what nobody wants any more.
 */
export async function runBulk(context: Context, roomName: string, caller: Caller, run: BulkRun): Promise<void> {
  const { bulks, metrics, troubles } = context
  let counts = NONE_BEHIND
  let { act, partSize } = run
  let left = run.targets
  const note = async (results: ActionResult[], hasEnded: boolean) => {
    const before = counts
    counts = counted(before, results)
    metrics.didToMany(before, counts)
    return goOn(context, roomName, caller, { id: run.id, counts, results, hasEnded })
  }
  try {
    while (left.length > 0 && !bulks.isStopping) {
      const results = await resultsOf(act, left.slice(0, partSize))
      left = left.slice(partSize)
      if (!(await note(results, left.length === 0))) return
      if (!isAway(results)) continue
      act = async (targets) => ({ position: '', results: targets.map(notTried) })
      partSize = AT_ONCE
    }
    if (left.length > 0 || run.targets.length === 0) await note([], true)
    troubles.worked('bulk', { room: roomName })
  } catch (error) {
    troubles.failed('bulk', error, { room: roomName })
    await note([], true).catch(() => {})
  }
}

type Step = { id: string; counts: BulkCounts; results: ActionResult[]; hasEnded: boolean }

/** @returns whether it is still wanted */
async function goOn(context: Context, roomName: string, caller: Caller, step: Step): Promise<boolean> {
  const { id, counts, results, hasEnded } = step
  const { result } = await changeRoom(context, roomName, caller, async (change) => {
    const bulk = bulkOf(change.room, id)
    if (!bulk) return false
    for (const undone of results) {
      if (!undone.ok) await change.append(UNDONE, undone.target, { action: bulk.action, code: undone.problem.code }, id)
    }
    const isOver = hasEnded || bulk.cancelledBy !== undefined || !isRunning(bulk)
    const after = withCounts(bulk, counts, change.at)
    const saved = isOver ? withEnd(after, change.at) : after
    await change.append(isOver ? 'bulk.end' : 'bulk.part', undefined, toBulkRecord(saved), id)
    await saveRoom(change.tx, withBulk(change.room, saved))
    return !isOver
  })
  return result
}
