import type { Context } from '../context.ts'
import { asTarget } from '../domain/participant.ts'
import {
  ProtocolError,
  RIGHTS,
  ROLES,
  mayChangeRight,
  mayChangeRoom,
  mayGrantRole,
  mayInvite,
  mayMute,
  mayReadEvents,
  mayRename,
  type Actor,
  type Explanation,
  type Refusal,
  type Right,
  type Role,
  type Target,
} from '../protocol/index.ts'
import { findParticipant } from '../store/participants.ts'
import { readAsker } from './asker.ts'

/** What concerns the room; `value` is the role to invite as. */
const ON_ROOM: Record<string, (actor: Actor, value: string | undefined) => Refusal | undefined> = {
  'invite.send': (actor, role) => mayInvite(actor, asRole(role ?? 'VIEWER')),
  'room.policy': mayChangeRoom,
  'log.read': mayReadEvents,
}

/** What concerns a person; `value` is the role to give, or the right. */
const ON_PERSON: Record<string, (actor: Actor, target: Target, value: string | undefined) => Refusal | undefined> = {
  'participant.mute': mayMute,
  'participant.rename': mayRename,
  'role.grant': (actor, target, role) => mayGrantRole(actor, target, asRole(role)),
  'permission.override': (actor, target, right) => mayChangeRight(actor, target, asRight(right), true),
}

export const EXPLAINED = [...Object.keys(ON_ROOM), ...Object.keys(ON_PERSON)]

/** Why somebody may or may not do something, by the rules that decide it. */
export async function explain(
  context: Context,
  roomName: string,
  userId: string | undefined,
  { action, target, value }: { action: string; target?: string; value?: string },
): Promise<Explanation> {
  const { actor } = await readAsker(context, roomName, userId)
  const onRoom = ON_ROOM[action]
  const refusal = onRoom
    ? onRoom(actor, value)
    : ON_PERSON[action]?.(actor, await targetIn(context, roomName, target), value)
  return refusal ? { allowed: false, code: refusal.code, detail: refusal.message } : { allowed: true }
}

async function targetIn({ db }: Context, room: string, id: string | undefined): Promise<Target> {
  if (id === undefined) throw new ProtocolError('invalid-request', 'target: this action needs one.')
  const person = await findParticipant(db, room, id)
  if (!person || person.provisional) {
    throw new ProtocolError('participant-not-found', 'This person is not on the list of this room.')
  }
  return asTarget(person)
}

function asRole(value: string | undefined): Role {
  return oneOf(ROLES, value)
}

function asRight(value: string | undefined): Right {
  return oneOf(RIGHTS, value)
}

function oneOf<Word extends string>(words: readonly Word[], value: string | undefined): Word {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new ProtocolError('invalid-request', `value: must be one of ${words.join(', ')}.`)
  return word
}
