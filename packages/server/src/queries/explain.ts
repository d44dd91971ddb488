import type { Context } from '../context.ts'
import { isBarred, isHere, isOnHold } from '../domain/bar.ts'
import { asTarget, decidedRights, type Participant } from '../domain/participant.ts'
import { stageStandingOf } from '../domain/stage.ts'
import {
  MATRIX,
  ProtocolError,
  RIGHTS,
  ROLES,
  mayAdmit,
  mayAskUnmute,
  mayChangeRight,
  mayDo,
  mayGrantRole,
  mayInvite,
  mayOnStage,
  maySendBack,
  maySpotlight,
  mayTransferHost,
  mayUnban,
  mayUnlock,
  type EpochMs,
  type Explanation,
  type PermissionKey,
  type Refusal,
} from '../protocol/index.ts'
import { findParticipant } from '../store/participants.ts'
import { readAsker, type Asker } from './asker.ts'

type Question = { action: PermissionKey; target?: string; value?: string }

/** Why somebody may or may not do something, by the rules that decide it. */
export async function explain(
  context: Context,
  roomName: string,
  userId: string | undefined,
  question: Question,
): Promise<Explanation> {
  const asker = await readAsker(context, roomName, userId)
  const { action, target } = question
  const person = isOnPerson(action) || target !== undefined ? await personIn(context, roomName, target) : undefined
  const refusal = refusalFor(question, asker, person, context.clock())
  return refusal ? { allowed: false, code: refusal.code, detail: refusal.message } : { allowed: true }
}

/** `value` is the role to give or to invite as, or the right. */
function refusalFor(
  { action, value }: Question,
  { actor, room }: Asker,
  person: Participant | undefined,
  now: EpochMs,
): Refusal | undefined {
  if (action === 'invite.send') return mayInvite(actor, oneOf(ROLES, value ?? 'VIEWER'))
  if (action === 'room.unlock') return mayUnlock(actor, room.lockedRank ?? undefined)
  if (!person) return mayDo(action, actor, undefined, room)
  const target = asTarget(person)
  switch (action) {
    case 'role.grant':
    case 'role.revoke':
      return mayGrantRole(actor, target, oneOf(ROLES, value))
    case 'permission.override':
      return mayChangeRight(actor, target, oneOf(RIGHTS, value), true)
    case 'participant.askUnmute':
      return mayAskUnmute(actor, target, {
        source: oneOf(['microphone', 'camera'] as const, value ?? 'microphone'),
        isHere: isHere(person, now),
        rights: decidedRights(person, room),
      })
    case 'participant.spotlight':
      return maySpotlight(actor, target, { on: true, isHere: isHere(person, now), rights: decidedRights(person, room) })
    case 'stage.invite':
    case 'stage.ask':
    case 'stage.accept':
    case 'stage.decline':
    case 'stage.remove':
    case 'stage.leave':
      return mayOnStage(action, actor, target, stageStandingOf(person, room, now))
    case 'lobby.admit':
      return mayAdmit(actor, target, isBarred(person, now))
    case 'lobby.sendBack':
      return maySendBack(actor, target, { hasLobby: room.lobby, isHere: isHere(person, now) })
    case 'host.transfer':
      return mayTransferHost(actor, target, isHere(person, now))
    case 'participant.unban':
      return mayUnban(actor, target, { by: person.barredBy, isOnHold: isOnHold(person, now) })
    default:
      return mayDo(action, actor, target, room)
  }
}

/** Of which the table says nothing of the other person, but other rules do. */
const ON_PERSON: PermissionKey[] = [
  'participant.askUnmute',
  'participant.spotlight',
  'participant.unban',
  'host.transfer',
  'stage.ask',
  'stage.leave',
]

/** Whether it depends on whom it is done to. */
function isOnPerson(action: PermissionKey): boolean {
  return ON_PERSON.includes(action) || '<=+'.includes(MATRIX[action][0]!)
}

async function personIn({ db }: Context, room: string, id: string | undefined): Promise<Participant> {
  if (id === undefined) throw new ProtocolError('invalid-request', 'target: this action needs one.')
  const person = await findParticipant(db, room, id)
  if (!person || person.provisional) {
    throw new ProtocolError('participant-not-found', 'This person is not on the list of this room.')
  }
  return person
}

function oneOf<Word extends string>(words: readonly Word[], value: string | undefined): Word {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new ProtocolError('invalid-request', `value: must be one of ${words.join(', ')}.`)
  return word
}
