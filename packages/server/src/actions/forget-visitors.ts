import type { Context } from '../context.ts'
import { erasedIds } from '../domain/erased-id.ts'
import type { EpochMs } from '../protocol/index.ts'
import { visitorsGoneBefore } from '../store/forgetting.ts'
import { changeRoom } from './action.ts'
import { eraseFromRoom } from './erase-person.ts'

/** Of one change: so few that nobody waits for it. */
const STEP = 20

/**
 * Forgets who those were who came by themselves and left before then: nobody invited or expected them, gave them a role or
 * a right, or keeps them out. Their figures stay. @returns whether there may be more
 */
export async function forgetVisitors(context: Context, room: string, before: EpochMs): Promise<boolean> {
  const gone = await visitorsGoneBefore(context.db, room, before, STEP)
  if (gone.length === 0) return false
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    // Who has come back meanwhile is not gone.
    for (const { userId } of await visitorsGoneBefore(change.tx, room, before, STEP)) {
      await eraseFromRoom(change, userId, erasedIds(context.config.panelSecrets, userId)[0])
    }
  })
  return gone.length === STEP
}
