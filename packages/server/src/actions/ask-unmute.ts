import type { Context } from '../context.ts'
import { isHere } from '../domain/bar.ts'
import { mediaOf } from '../domain/connection.ts'
import { asTarget, rightsOf } from '../domain/participant.ts'
import { withUnmuteAsked } from '../domain/unmute.ts'
import { mayAskUnmute, type ActionAnswer, type AskUnmuteInput, type By } from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

type Ask = { id: string; targets: string[]; input?: AskUnmuteInput | undefined }

/** A question that stands on the record until it is answered: nobody is ever unmuted but by themselves. */
export async function askUnmute(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets, input = {} }: Ask,
): Promise<ActionAnswer> {
  const { source = 'microphone' } = input
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    const { tx, room, at } = change
    const by: By = { id: actor === 'site' ? 'site' : actor.id, name, at }
    return forEachTarget(change, { id, targets }, async (person) => {
      const rights = room.enforce === 'manage' ? rightsOf(person, room.mode) : undefined
      assertAllowed(mayAskUnmute(actor, asTarget(person), { source, isHere: isHere(person, at), rights }))
      const isOn = mediaOf(await openConnectionsOf(tx, room.name, person.userId))?.[source]
      const asked = isOn ? person : withUnmuteAsked(person, source, by)
      return recordPerson(change, person, asked, {
        type: 'participant.askUnmute',
        data: { by: name, source },
        actionId: id,
      })
    })
  })
  return { position, results: result }
}
