import type { Context } from '../context.ts'
import { asTarget } from '../domain/participant.ts'
import { NOT_ASKED, unmuteAskedOf } from '../domain/unmute.ts'
import { mayDo, type ActionAnswer } from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

/** The person's own answer. Who accepts turns it on by themselves; where nothing is asked any more, nothing changes. */
export async function answerUnmute(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, action, targets }: { id: string; action: 'unmute.accept' | 'unmute.decline'; targets: string[] },
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    return forEachTarget(change, { id, targets }, async (person) => {
      assertAllowed(mayDo(action, actor, asTarget(person)))
      const asked = unmuteAskedOf(person)
      if (!asked) return person
      const data = { source: asked.source, askedBy: asked.by.id }
      return recordPerson(change, person, { ...person, ...NOT_ASKED }, { type: action, data, actionId: id })
    })
  })
  return { position, results: result }
}
