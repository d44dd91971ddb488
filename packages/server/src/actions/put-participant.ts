import type { Context } from '../context.ts'
import { asTarget, type Participant } from '../domain/participant.ts'
import { invited, statusSet } from '../domain/status.ts'
import {
  ProtocolError,
  mayGrantRole,
  mayInvite,
  type EpochMs,
  type ParticipantAnswer,
  type ParticipantRequest,
} from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, type Caller } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'

/** Creates or updates the record of a user: the site any way it likes; staff invite, and may grant a role. */
export async function putParticipant(
  context: Context,
  roomName: string,
  caller: Caller,
  request: ParticipantRequest,
): Promise<ParticipantAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    assertAllowed(mayInvite(actor, request.role ?? 'VIEWER', change.room))
    if (actor !== 'site' && (request.status ?? 'INVITED') !== 'INVITED') {
      throw new ProtocolError('api-key-required', 'Only the site itself may set this status.')
    }
    const { before, person } = await personFor(change, request)
    if (before && request.role) assertAllowed(mayGrantRole(actor, asTarget(before), request.role))
    const known = actor === 'site' ? placed(person, request, change.at) : invited(before ?? person, change.at)
    const after = request.role ? await giveRole(change, known, request.role) : known
    const event = { type: 'roster.edit', data: { status: after.status, role: after.role } }
    return recordOf(change, await recordPerson(change, before, after, event))
  })
  return { position, participant: result }
}

function placed(person: Participant, { status }: ParticipantRequest, at: EpochMs): Participant {
  const listed = { ...person, provisional: false }
  const after = status ? statusSet(listed, status, at) : listed
  return after.status === 'INVITED' ? invited(after, at) : after
}
