import type { Context } from '../context.ts'
import { erasedIds } from '../domain/erased-id.ts'
import type { EpochMs } from '../protocol/index.ts'
import { visitorsGoneBefore } from '../store/forgetting.ts'
import { forgetPositions } from '../store/privacy.ts'
import { changeRoom } from './action.ts'
import { eraseFromRoom } from './erase-from-room.ts'

/** Of one change: few enough that nobody waits for it, and as many as are worth a look at the whole log. */
const STEP = 50

/**
 * Forgets who those were who came by themselves and left before then: nobody invited or expected them, gave them a role or
 * a right, or keeps them out. Their figures stay, and panels start over once nobody is left. @returns whether there are more
 */
export async function forgetVisitors(context: Context, room: string, before: EpochMs): Promise<boolean> {
  if ((await visitorsGoneBefore(context.db, room, before, 1)).length === 0) return false
  const { result } = await changeRoom(context, room, { kind: 'server' }, async (change) => {
    // Who has come back meanwhile is not gone.
    const gone = await visitorsGoneBefore(change.tx, room, before, STEP + 1)
    const erased = gone.slice(0, STEP).map(({ userId }) => {
      return { userId, erasedId: erasedIds(context.config.panelSecrets, userId)[0] }
    })
    await eraseFromRoom(change, erased)
    const isMore = gone.length > STEP
    if (!isMore && erased.length > 0) await forgetPositions(change.tx, room, change.room.offset)
    return isMore
  })
  return result
}
