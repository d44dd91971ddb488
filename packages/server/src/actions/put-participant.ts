import type { Context } from '../context.ts'
import { asTarget } from '../domain/participant.ts'
import { invited, statusSet } from '../domain/status.ts'
import {
  ProtocolError,
  mayGrantRole,
  mayInvite,
  type ParticipantAnswer,
  type ParticipantRequest,
} from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, type Caller } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'

/** Creates or updates the record of a user: the site any way it likes, staff by inviting. */
export async function putParticipant(
  context: Context,
  roomName: string,
  caller: Caller,
  request: ParticipantRequest,
): Promise<ParticipantAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = await actorOf(change, caller)
    assertAllowed(mayInvite(actor, request.role ?? 'VIEWER'))
    if (actor !== 'site' && (request.status ?? 'INVITED') !== 'INVITED') {
      throw new ProtocolError('api-key-required', 'Only the site itself may set this status.')
    }
    const { before, person } = await personFor(change, request)
    if (before && request.role) assertAllowed(mayGrantRole(actor, asTarget(before), request.role))
    const listed = actor === 'site' ? { ...person, provisional: false } : person
    const placed = request.status ? statusSet(listed, request.status, change.at) : listed
    const known = placed.status === 'INVITED' ? invited(placed, change.at) : placed
    const after = request.role ? await giveRole(change, known, request.role) : known
    const event = { type: 'roster.edit', data: { status: after.status, role: after.role } }
    return recordOf(change, await recordPerson(change, before, after, event))
  })
  return { position, participant: result }
}
