import type { Context } from '../context.ts'
import { isHere } from '../domain/bar.ts'
import { withHand } from '../domain/hand.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayDo, type ActionAnswer } from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

/** The hand goes to the end of the queue. One that is up stays at its place. */
export async function raiseHand(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets }: { id: string; targets: string[] },
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    return forEachTarget(change, { id, targets }, async (person) => {
      assertAllowed(mayDo('hand.raise', actor, asTarget(person), change.room))
      if (!isHere(person, change.at)) throw new ProtocolError('not-in-room', `${nameOf(person)} is not in the room.`)
      const raised = withHand(person, { offset: change.room.offset, at: change.at })
      return recordPerson(change, person, raised, { type: 'hand.raise', actionId: id })
    })
  })
  return { position, results: result }
}
