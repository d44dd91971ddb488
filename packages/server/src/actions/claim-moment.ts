import type { Context } from '../context.ts'
import { asTarget, type Participant } from '../domain/participant.ts'
import {
  ProtocolError,
  mayDo,
  maySilenceAll,
  type EpochMs,
  type MomentAction,
  type ParticipantFilter,
} from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import type { EventsTable } from '../store/schema.ts'
import { actorOf, assertAllowed, changeRoom, type Caller } from './action.ts'
import { forEachTarget } from './for-each-target.ts'

/** Together for one person; LiveKit answers within milliseconds or not at all. */
export const DEADLINE_MS = 5_000

/** What a moment leaves in the log besides itself, for each person. */
const ASKED = 'livekit.asked'
export const UNANSWERED = 'livekit.unanswered'
export const NOTHING_ON = 'livekit.nothing-on'

/** `filter`: how these people were found, where nobody named them. */
export type MomentWish = { id: string; action: MomentAction; targets: string[]; filter?: ParticipantFilter | undefined }

/** One person's part of a moment: whose sessions LiveKit is to be asked about. */
export type Claim = { target: string; identities: string[] }

/**
 * Authorises, and takes the action's id for each person: a repeat silences nobody a second time, but whoever was not
 * silenced is asked for again.
 */
export async function claimMoment(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, action, targets, filter }: MomentWish,
) {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    const claims: Claim[] = []
    const ask = async (person: Participant) => {
      const target = asTarget(person)
      assertAllowed(filter ? maySilenceAll(action, actor, target, filter.role) : mayDo(action, actor, target))
      const open = await openConnectionsOf(change.tx, roomName, person.userId)
      if (open.length === 0) throw notInRoom()
      await change.append(ASKED, person.id, { action, by: name }, id)
      claims.push({ target: person.id, identities: open.map(({ identity }) => identity) })
      return person
    }
    const results = await forEachTarget(change, { id, targets }, ask, (left) => isSettled(left, change.at))
    return { claims, results, by: { id: actor === 'site' ? 'site' : actor.id, name } }
  })
  return { position, ...result }
}

/** Silenced, or about to be. Not so where LiveKit did not answer, or whoever asked it never came to record the answer. */
function isSettled(left: EventsTable[], now: EpochMs): boolean {
  const { type, at } = left.at(-1)!
  return type === ASKED ? now - at <= DEADLINE_MS : type !== UNANSWERED
}

export function notInRoom(): ProtocolError {
  return new ProtocolError('not-in-room', 'This person is not in the room.')
}
