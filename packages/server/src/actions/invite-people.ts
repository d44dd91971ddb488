import type { Context } from '../context.ts'
import { invited } from '../domain/status.ts'
import { mayInvite, type ActionAnswer, type ActionRequest, type ActionResult } from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, type Caller } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'

type Invite = Extract<ActionRequest, { action: 'invite.send' }>

/** Puts people on the list. Who is on it already stays as they are: an invitation changes nobody's role. */
export async function invitePeople(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, input }: Invite,
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    for (const { role } of input.people) assertAllowed(mayInvite(actor, role ?? 'VIEWER', change.room))
    const isRepeat = (await eventsOfAction(change.tx, change.room.name, id)).length > 0
    const results: ActionResult[] = []
    for (const request of input.people) {
      const { before, person } = await personFor(change, request)
      const placed = before ? before : await giveRole(change, person, request.role ?? 'VIEWER')
      const after = isRepeat ? placed : invited(placed, change.at)
      const event = { type: 'invite.send', data: { role: after.role }, actionId: id }
      const saved = await recordPerson(change, before, after, event)
      results.push({ target: saved.id, ok: true, participant: await recordOf(change, saved) })
    }
    return results
  })
  return { position, results: result }
}
