import type { Context } from '../context.ts'
import { withoutHand } from '../domain/hand.ts'
import { asTarget } from '../domain/participant.ts'
import { mayDo, type ActionAnswer } from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

/** People lower their own hand; staff anybody's, also all at once. A hand that is down stays down. */
export async function lowerHands(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets }: { id: string; targets: string[] },
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    return forEachTarget(change, { id, targets }, async (person) => {
      assertAllowed(mayDo('hand.lower', actor, asTarget(person), change.room))
      const event = { type: 'hand.lower', data: { by: name }, actionId: id }
      return recordPerson(change, person, withoutHand(person), event)
    })
  })
  return { position, results: result }
}
