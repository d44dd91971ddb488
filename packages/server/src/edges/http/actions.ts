import type * as v from 'valibot'
import type { Caller } from '../../actions/action.ts'
import { beginBulk } from '../../actions/begin-bulk.ts'
import { claimMoment } from '../../actions/claim-moment.ts'
import { overrideRights } from '../../actions/override-rights.ts'
import { previewOf } from '../../actions/preview.ts'
import { rehearsing } from '../../actions/rehearse.ts'
import { answerUnmute } from '../../actions/answer-unmute.ts'
import { askUnmute } from '../../actions/ask-unmute.ts'
import { invitePeople } from '../../actions/invite-people.ts'
import { banParticipants } from '../../actions/ban-participants.ts'
import { endRoom } from '../../actions/end-room.ts'
import { admitPeople, denyPeople, leaveLobby, sendBack, writeToLobby } from '../../actions/lobby.ts'
import { lockRoom, unlockRoom } from '../../actions/lock-room.ts'
import { lowerHands } from '../../actions/lower-hands.ts'
import { mergeGuest, unmergeGuest } from '../../actions/merge-guest.ts'
import { remindPeople } from '../../actions/remind.ts'
import { callNext } from '../../actions/call-next.ts'
import { raiseHand } from '../../actions/raise-hand.ts'
import { removeParticipants } from '../../actions/remove-participants.ts'
import { runMoment } from '../../actions/run-moment.ts'
import { noteOnPeople, tagPeople } from '../../actions/annotate.ts'
import { spotlight } from '../../actions/spotlight.ts'
import { answerStageWish, askForStage, inviteOnStage, leaveStage } from '../../actions/stage.ts'
import { transferHost } from '../../actions/transfer-host.ts'
import { unbanParticipants } from '../../actions/unban-participants.ts'
import type { Context } from '../../context.ts'
import { MAX_AT_ONCE, type ActionAnswer, type ActionName } from '../../protocol/index.ts'
import type { actionRequest } from '../../protocol/schemas/index.ts'
import { assertMany, findTargets, ownId, positionOf } from '../../queries/find-targets.ts'
import { isMoment, partSizeOf } from './act-on-many.ts'

type Wish = v.InferOutput<typeof actionRequest>
type Handlers = {
  [Name in ActionName]: (
    context: Context,
    room: string,
    caller: Caller,
    wish: Extract<Wish, { action: Name }> & { targets: string[] },
  ) => Promise<ActionAnswer>
}

/** One entry for each action, by its name in the permission matrix. */
const HANDLERS: Handlers = {
  'participant.mute': runMoment,
  'participant.stopVideo': runMoment,
  'participant.stopScreen': runMoment,
  'permission.override': overrideRights,
  'participant.remove': removeParticipants,
  'participant.ban': banParticipants,
  'participant.unban': unbanParticipants,
  'participant.askUnmute': askUnmute,
  'unmute.accept': answerUnmute,
  'unmute.decline': answerUnmute,
  'hand.raise': raiseHand,
  'hand.lower': lowerHands,
  'hand.next': callNext,
  'participant.spotlight': spotlight,
  'participant.note': noteOnPeople,
  'participant.tag': tagPeople,
  'stage.invite': inviteOnStage,
  'stage.ask': askForStage,
  'stage.accept': answerStageWish,
  'stage.decline': answerStageWish,
  'stage.remove': leaveStage,
  'stage.leave': leaveStage,
  'lobby.admit': admitPeople,
  'lobby.deny': denyPeople,
  'lobby.sendBack': sendBack,
  'lobby.message': writeToLobby,
  'lobby.leave': leaveLobby,
  'room.lock': lockRoom,
  'room.unlock': unlockRoom,
  'room.end': endRoom,
  'host.transfer': transferHost,
  'participant.remind': remindPeople,
  'participant.merge': mergeGuest,
  'participant.unmerge': unmergeGuest,
  'invite.send': invitePeople,
}

/** Finds whom the action means, and hands it to whoever does it. */
export async function act(context: Context, room: string, caller: Caller, wish: Wish): Promise<ActionAnswer> {
  const targets = await targetsOf(context, room, caller, wish)
  const handle = HANDLERS[wish.action] as (...given: unknown[]) => Promise<ActionAnswer>
  if ('dryRun' in wish) return rehearse(context, room, caller, wish, targets, handle)
  const meant = { action: wish.action, targets, isFound: 'filter' in wish }
  const partSize = partSizeOf(meant, context.config.livekitCallsPerSecond)
  if (partSize === undefined) return handle(context, room, caller, { ...wish, targets })
  const toPart = (part: string[]) => handle(context, room, caller, { ...wish, targets: part }, context.turn)
  return beginBulk(context, room, caller, wish.action, { id: wish.id, targets, partSize, act: toPart })
}

/** Whom it would reach. Of a moment that is who may be asked about; LiveKit is not called. */
async function rehearse(
  context: Context,
  room: string,
  caller: Caller,
  wish: Wish,
  targets: string[],
  handle: (...given: unknown[]) => Promise<ActionAnswer>,
): Promise<ActionAnswer> {
  if (targets.length > MAX_AT_ONCE) await assertMany(context, room, userIdOf(caller))
  const decide = isMoment(wish.action) ? (claimMoment as typeof handle) : handle
  const toPart = (part: string[]) => decide(rehearsing(context), room, caller, { ...wish, targets: part })
  const preview = await previewOf(context, room, targets, toPart)
  return { position: await positionOf(context, room, userIdOf(caller)), results: [], preview }
}

/** On the room, or on people who are not on the list yet. */
function isOnNobody(wish: Wish): wish is Exclude<Wish, { targets?: string[] }> {
  return /^(room\.|lobby\.message$|invite\.send$)/.test(wish.action)
}

async function targetsOf(context: Context, room: string, caller: Caller, wish: Wish): Promise<string[]> {
  if (isOnNobody(wish)) return []
  if (wish.targets) return wish.targets
  if (wish.action === 'hand.next') return []
  const userId = userIdOf(caller)
  // The schema has seen to it that only what is one's own is meant by neither of the two.
  return 'filter' in wish ? findTargets(context, room, userId, wish.filter!) : [await ownId(context, room, userId)]
}

function userIdOf(caller: Caller): string | undefined {
  return caller.kind === 'person' ? caller.userId : undefined
}
