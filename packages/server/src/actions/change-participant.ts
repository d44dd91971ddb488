import type { Context } from '../context.ts'
import { asTarget, type Participant } from '../domain/participant.ts'
import {
  RIGHTS,
  mayChangeRight,
  mayGrantRole,
  overrideFor,
  type Actor,
  type ParticipantAnswer,
  type ParticipantChange,
} from '../protocol/index.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, targetOf, type Caller, type Change } from './action.ts'
import { giveRole, recordPerson } from './person.ts'

/** Changes the role and the rights of one person. */
export async function changeParticipant(
  context: Context,
  roomName: string,
  caller: Caller,
  id: string,
  request: ParticipantChange,
): Promise<ParticipantAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor } = actorOf(change, caller)
    const before = await targetOf(change, id)
    const promoted = await changeRole(change, actor, before, request)
    const after = changeRights(change, actor, promoted, request)
    const type = request.role && request.role !== before.role ? 'role.grant' : 'permission.override'
    return recordOf(change, await recordPerson(change, before, after, { type, data: request }))
  })
  return { position, participant: result }
}

async function changeRole(change: Change, actor: Actor, target: Participant, { role }: ParticipantChange) {
  if (!role || role === target.role) return target
  assertAllowed(mayGrantRole(actor, asTarget(target), role))
  return giveRole(change, { ...target, provisional: false }, role)
}

function changeRights(
  { room, at }: Change,
  actor: Actor,
  target: Participant,
  request: ParticipantChange,
): Participant {
  let after = target
  for (const right of RIGHTS) {
    const value = request[right]
    if (value === undefined) continue
    assertAllowed(mayChangeRight(actor, asTarget(target), right, value))
    const override = overrideFor(right, value, target.role, room.mode)
    if (override === after.overrides[right]) continue
    after = { ...after, overrides: { ...after.overrides, [right]: override }, rightsAt: at, provisional: false }
  }
  return after
}
