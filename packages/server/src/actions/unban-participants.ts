import type { Context } from '../context.ts'
import { isOnHold, withoutBar } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { mayUnban, type ActionAnswer } from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

/** Undoes a removal that is on hold, or ends a bar. */
export async function unbanParticipants(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets }: { id: string; targets: string[] },
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    return forEachTarget(change, { id, targets }, async (person) => {
      const bar = { by: person.barredBy, isOnHold: isOnHold(person, change.at) }
      assertAllowed(mayUnban(actor, asTarget(person), bar))
      const event = { type: 'participant.unban', data: { by: name }, actionId: id }
      return recordPerson(change, person, withoutBar(person, change.at), event)
    })
  })
  return { position, results: result }
}
