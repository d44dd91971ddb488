import type { Context } from '../context.ts'
import { MIN_BAR_MS, SHORT_BAR_MS, withBar } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { mayDo, type ActionAnswer, type By, type RemoveInput } from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

type Removal = { id: string; targets: string[]; input?: RemoveInput | undefined }

/** On hold at once, and removed and kept out unless that is undone in time (`end-removals.ts`). */
export async function removeParticipants(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets, input = {} }: Removal,
): Promise<ActionAnswer> {
  const { forSeconds, reason } = input
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    const by: By = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
    const lasts = forSeconds === undefined ? SHORT_BAR_MS : Math.max(MIN_BAR_MS, forSeconds * 1000)
    const bar = { until: change.at + lasts, by, ...(reason !== undefined && { reason }) }
    return forEachTarget(change, { id, targets }, async (person) => {
      assertAllowed(mayDo('participant.remove', actor, asTarget(person)))
      const event = { type: 'participant.remove', data: { by: name, until: bar.until, reason }, actionId: id }
      return recordPerson(change, person, withBar(person, bar, change.at), event)
    })
  })
  return { position, results: result }
}
