import type { Context } from '../context.ts'
import { isOnHold } from '../domain/bar.ts'
import { asTarget, type Participant } from '../domain/participant.ts'
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
  mayRemove,
  mayRename,
  mayStopScreen,
  mayStopVideo,
  mayUnban,
  type Actor,
  type EpochMs,
  type Explanation,
  type Refusal,
  type Right,
  type Role,
} from '../protocol/index.ts'
import { findParticipant } from '../store/participants.ts'
import { readAsker } from './asker.ts'

/** What concerns the room; `value` is the role to invite as. */
const ON_ROOM: Record<string, (actor: Actor, value: string | undefined) => Refusal | undefined> = {
  'invite.send': (actor, role) => mayInvite(actor, asRole(role ?? 'VIEWER')),
  'room.policy': mayChangeRoom,
  'log.read': mayReadEvents,
}

type OnPerson = (actor: Actor, person: Participant, value: string | undefined, now: EpochMs) => Refusal | undefined

/** What concerns a person; `value` is the role to give, or the right. */
const ON_PERSON: Record<string, OnPerson> = {
  'participant.mute': (actor, person) => mayMute(actor, asTarget(person)),
  'participant.stopVideo': (actor, person) => mayStopVideo(actor, asTarget(person)),
  'participant.stopScreen': (actor, person) => mayStopScreen(actor, asTarget(person)),
  'participant.remove': (actor, person) => mayRemove(actor, asTarget(person)),
  'participant.unban': (actor, person, _value, now) =>
    mayUnban(actor, asTarget(person), { by: person.barredBy, isOnHold: isOnHold(person, now) }),
  'participant.rename': (actor, person) => mayRename(actor, asTarget(person)),
  'role.grant': (actor, person, role) => mayGrantRole(actor, asTarget(person), asRole(role)),
  'permission.override': (actor, person, right) => mayChangeRight(actor, asTarget(person), asRight(right), true),
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
    : ON_PERSON[action]?.(actor, await personIn(context, roomName, target), value, context.clock())
  return refusal ? { allowed: false, code: refusal.code, detail: refusal.message } : { allowed: true }
}

async function personIn({ db }: Context, room: string, id: string | undefined): Promise<Participant> {
  if (id === undefined) throw new ProtocolError('invalid-request', 'target: this action needs one.')
  const person = await findParticipant(db, room, id)
  if (!person || person.provisional) {
    throw new ProtocolError('participant-not-found', 'This person is not on the list of this room.')
  }
  return person
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
