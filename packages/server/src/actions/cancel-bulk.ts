import type { Context } from '../context.ts'
import { bulkOf, isRunning, withBulk } from '../domain/bulk.ts'
import { asTarget } from '../domain/participant.ts'
import { ProtocolError, mayDo, type By, type Target } from '../protocol/index.ts'
import { findParticipant } from '../store/participants.ts'
import { saveRoom } from '../store/rooms.ts'
import { actorOf, assertAllowed, changeRoom, type Caller, type Change } from './action.ts'

/** Nobody else is reached by it: whoever was, stays so. Of what has ended, nothing is left to cancel. */
export async function cancelBulk(context: Context, roomName: string, caller: Caller, id: string): Promise<void> {
  await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    const bulk = bulkOf(change.room, id)
    if (!bulk) throw new ProtocolError('not-found', 'Nothing of this id is under way in this room.')
    assertAllowed(mayDo('action.cancel', actor, await beginner(change, bulk.by)))
    if (!isRunning(bulk) || bulk.cancelledBy) return
    const cancelledBy = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
    await change.append('action.cancel', undefined, { action: bulk.action, by: name }, id)
    await saveRoom(change.tx, withBulk(change.room, { ...bulk, cancelledBy }))
  })
}

/** The site stands as high as nobody else; whoever is not on the list any more has no rank. */
async function beginner({ tx, room }: Change, { id, name }: By): Promise<Target> {
  const person = id === 'site' ? undefined : await findParticipant(tx, room.name, id)
  return person ? asTarget(person) : { id, name, role: id === 'site' ? 'HOST' : 'VIEWER' }
}
