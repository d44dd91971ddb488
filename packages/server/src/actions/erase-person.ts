import type { Context } from '../context.ts'
import { erasedIds } from '../domain/erased-id.ts'
import type { ErasureAnswer } from '../protocol/index.ts'
import { forgetPositions, roomsOfUser } from '../store/privacy.ts'
import { changeRoom } from './action.ts'
import { eraseFromRoom } from './erase-from-room.ts'

/**
 * Forgets who somebody was, in every room of the site, and ends their LiveKit sessions. Every panel of those rooms starts
 * over without them.
 */
export async function erasePerson(context: Context, userId: string, roomPrefix: string): Promise<ErasureAnswer> {
  const [erasedId] = erasedIds(context.config.panelSecrets, userId)
  const rooms = await roomsOfUser(context.db, userId, roomPrefix)
  for (const room of rooms) {
    const { result: identities } = await changeRoom(context, room, { kind: 'site' }, async (change) => {
      const reached = await eraseFromRoom(change, [{ userId, erasedId }])
      await forgetPositions(change.tx, room, change.room.offset)
      return reached
    })
    const unwelcome = identities.map((identity) => ({ identity, userId: erasedId }))
    if (unwelcome.length > 0) context.turnAway(room, unwelcome)
  }
  return { rooms }
}
