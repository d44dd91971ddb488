import type { Context } from '../context.ts'
import { banLastsMs } from '../domain/ban.ts'
import { isBarred, isHere, isOnHold, removalOf } from '../domain/bar.ts'
import { asTarget, decidedRights, type Participant } from '../domain/participant.ts'
import { asExpected } from '../domain/expected.ts'
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
  mayMerge,
  mayRemind,
  mayUnmerge,
  mayKeepOut,
  mayOnStage,
  maySendBack,
  maySpotlight,
  mayTransferHost,
  mayUnban,
  mayUnlock,
  type BanInput,
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
  if (action === 'invite.send') return mayInvite(actor, oneOf(ROLES, value ?? 'VIEWER'), room)
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
      return mayAdmit(actor, target, isOnHold(person, now) || isBarred(person, now))
    case 'lobby.sendBack':
      return maySendBack(actor, target, { hasLobby: room.lobby, isHere: isHere(person, now) })
    case 'participant.remind':
      return mayRemind(actor, asExpected(person), room)
    case 'participant.merge':
      return mayMerge(actor, asExpected(person), room)
    case 'participant.unmerge':
      return mayUnmerge(actor, asExpected(person), room)
    case 'host.transfer':
      return mayTransferHost(actor, target, isHere(person, now))
    case 'participant.ban':
      return mayKeepOut(action, actor, target, banLastsMs(banOf(value)))
    case 'participant.unban':
      return mayUnban(actor, target, removalOf(person, now))
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
  'participant.remind',
  'participant.merge',
  'participant.unmerge',
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

/** `end`, for how many seconds, or for good. */
function banOf(value: string | undefined): BanInput {
  if (value === undefined) return {}
  if (value === 'end') return { untilEnd: true }
  if (/^\d{1,9}$/.test(value)) return { forSeconds: Number(value) }
  throw new ProtocolError('invalid-request', 'value: must be end, or a number of seconds.')
}

function oneOf<Word extends string>(words: readonly Word[], value: string | undefined): Word {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new ProtocolError('invalid-request', `value: must be one of ${words.join(', ')}.`)
  return word
}
