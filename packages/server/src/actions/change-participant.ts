import type { Context } from '../context.ts'
import { withOverride } from '../domain/override.ts'
import { asTarget, nameOf, rightsOf, type Participant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import { withoutVainSpotlight } from '../domain/spotlight.ts'
import {
  ProtocolError,
  RIGHTS,
  mayChangeRight,
  mayDo,
  mayGrantRole,
  overrideFor,
  rankOf,
  type Actor,
  type By,
  type EpochMs,
  type Expectation,
  type ParticipantAnswer,
  type ParticipantChange,
  type ParticipantRecord,
  type Right,
  type RightsInput,
} from '../protocol/index.ts'
import { openConnectionsOfParticipant } from '../store/connections.ts'
import { findParticipant } from '../store/participants.ts'
import {
  actorOf,
  assertAllowed,
  assertListed,
  readAndChangeRoom,
  recordOf,
  type Caller,
  type Change,
} from './action.ts'
import { giveRole, recordPerson } from './person.ts'

/** Changes the name, the role and the rights of one person, unless they are not as expected any more. */
export async function changeParticipant(
  context: Context,
  roomName: string,
  caller: Caller,
  id: string,
  request: ParticipantChange,
): Promise<ParticipantAnswer> {
  const { position, result } = await readAndChangeRoom(
    context,
    roomName,
    caller,
    (tx) => Promise.all([findParticipant(tx, roomName, id), openConnectionsOfParticipant(tx, roomName, id)]),
    async (change, [target, connections]) => {
      const { actor, name } = actorOf(change, caller)
      const before = assertListed(target)
      if (request.expect) assertAsExpected(request.expect, await recordOf(change, before, connections))
      const promoted = await changeRole(change, actor, rename(change, actor, before, request), request)
      const by: By = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
      const after = withoutVainSpotlight(changeRights(change, by, actor, promoted, request), change.room)
      const { expect: _, ...wanted } = request
      const data = { ...wanted, was: wasBefore(before, request, change.room) }
      const saved = await recordPerson(change, before, after, { type: typeOf(before, request), data })
      return recordOf(change, saved, connections)
    },
  )
  return { position, participant: result }
}

/** What is changed, as it was: so that it can be undone from the log. */
function wasBefore(before: Participant, { role, name, ...rights }: ParticipantChange, room: Room): Expectation {
  const had = rightsOf(before, room)
  const changed = RIGHTS.filter((right) => rights[right] !== undefined)
  return {
    ...(role && { role: before.role }),
    ...(name !== undefined && { name: nameOf(before) }),
    ...Object.fromEntries(changed.map((right) => [right, had[right]])),
  }
}

function typeOf(before: Participant, { role, name }: ParticipantChange): string {
  if (role && role !== before.role) return rankOf(role) > rankOf(before.role) ? 'role.grant' : 'role.revoke'
  return name !== undefined && name !== before.name ? 'participant.rename' : 'permission.override'
}

function assertAsExpected(expect: Expectation, participant: ParticipantRecord): void {
  const fields = Object.keys(expect) as (keyof Expectation)[]
  if (fields.every((field) => expect[field] === participant[field])) return
  throw new ProtocolError('conflict', 'Somebody else changed this person first.', { participant })
}

function rename({ room, at }: Change, actor: Actor, target: Participant, { name }: ParticipantChange): Participant {
  if (name === undefined || name === target.name) return target
  assertAllowed(mayDo('participant.rename', actor, asTarget(target), room))
  return { ...target, name, renamedAt: at, provisional: false }
}

async function changeRole(change: Change, actor: Actor, target: Participant, { role }: ParticipantChange) {
  if (!role || role === target.role) return target
  assertAllowed(mayGrantRole(actor, asTarget(target), role))
  return giveRole(change, { ...target, provisional: false }, role)
}

export function changeRights(
  change: Change,
  by: By,
  actor: Actor,
  target: Participant,
  request: RightsInput,
): Participant {
  const { room, at } = change
  let after = target
  for (const right of RIGHTS) {
    const wish = request[right]
    if (wish === undefined) continue
    const { value, ...terms } = typeof wish === 'boolean' ? { value: wish } : wish
    assertAllowed(mayChangeRight(actor, asTarget(target), right, value))
    assertInFuture(right, terms.until, at)
    after =
      typeof wish === 'boolean'
        ? withOverride(after, right, { override: overrideFor(right, value, target.role, room), terms: undefined, at })
        : withOverride(after, right, { override: value ? 'allow' : 'deny', terms: { ...terms, by }, at })
    // What somebody decides during a turn is theirs, and is not taken back with it.
    if (right === 'canSpeak') after = { ...after, turnBefore: null }
  }
  return after
}

function assertInFuture(right: Right, until: EpochMs | undefined, now: EpochMs): void {
  if (until === undefined || until > now) return
  const error = { field: `${right}.until`, message: 'must be in the future' }
  throw new ProtocolError('invalid-request', `${error.field}: ${error.message}.`, { errors: [error] })
}
