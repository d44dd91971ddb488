import type { Context } from '../context.ts'
import { seenOff, type MediaSource } from '../domain/connection.ts'
import type { Participant } from '../domain/participant.ts'
import {
  ProtocolError,
  type ActionAnswer,
  type ActionResult,
  type MomentAction,
  type Position,
} from '../protocol/index.ts'
import { openConnectionsOf, saveConnection } from '../store/connections.ts'
import { changeRoom, recordOf, targetOf, type Caller, type Change } from './action.ts'
import {
  DEADLINE_MS,
  NOTHING_ON,
  UNANSWERED,
  claimMoment,
  notInRoom,
  type Claim,
  type MomentWish,
} from './claim-moment.ts'
import { refused } from './for-each-target.ts'

type Moment = { action: MomentAction; source: MediaSource; actionId: string; by: { id: string; name: string } }

/** So many are asked about together; more are an action on many people. */
export const AT_ONCE = 10

const SOURCES: Record<MomentAction, MediaSource> = {
  'participant.mute': 'microphone',
  'participant.stopVideo': 'camera',
  'participant.stopScreen': 'screen',
}

/**
 * Silences people now. A moment, not a right: LiveKit is called between two transactions, the person may go on at any
 * time, and the call is never made later (it would silence somebody who has just been given the floor). `turn`: waits
 * for the next call that may be made.
 */
export async function runMoment(
  context: Context,
  roomName: string,
  caller: Caller,
  wish: MomentWish,
  turn: (room: string) => Promise<void> = async () => {},
): Promise<ActionAnswer> {
  const { id, action, targets } = wish
  const { position, results, claims, by } = await claimMoment(context, roomName, caller, wish)
  const moment = { action, source: SOURCES[action], actionId: id, by }
  const outcomes = new Map(results.map((result) => [result.target, result]))
  let reached = position
  const waiting = [...claims]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await turn(roomName)
      const done = await carryOut(context, roomName, caller, next, moment, targets.length)
      if (done.position) reached = done.position
      outcomes.set(next.target, done.result)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, work))
  return { position: reached, results: [...outcomes.values()] }
}

type Outcome = { position?: Position; result: ActionResult }

async function carryOut(
  context: Context,
  roomName: string,
  caller: Caller,
  { target, identities }: Claim,
  moment: Moment,
  asked: number,
): Promise<Outcome> {
  try {
    const silenced = identities.map((identity) => context.moments.silence(roomName, identity, moment.source))
    const answers = await withinDeadline(Promise.all(silenced))
    if (answers.every((answer) => answer === undefined)) throw notInRoom()
    const wasOn = answers.includes(true)
    return await changeRoom(context, roomName, caller, async (change): Promise<ActionResult> => {
      const person = await targetOf(change, target)
      const by = isOnRecord(change) ? moment.by : { id: 'server', name: change.room.title }
      const seenOn = await seeOff(change, person, identities, moment)
      if (!wasOn && !seenOn) {
        await change.append(NOTHING_ON, person.id, undefined, moment.actionId)
        return { target, ok: true, participant: await recordOf(change, person) }
      }
      await change.append(moment.action, person.id, { by: by.name }, moment.actionId)
      const after = await change.save(silencedBy(person, { ...moment, by }, change.at))
      return { target, ok: true, participant: await recordOf(change, after) }
    })
  } catch (error) {
    const giveBack = (change: Change) => change.append(UNANSWERED, target, undefined, moment.actionId)
    // Where it cannot be recorded, the time that has passed says it.
    await changeRoom(context, roomName, caller, giveBack).catch(() => {})
    return { result: refused(error, target, asked) }
  }
}

/** Not so where whoever asked was erased while LiveKit was: nobody's name is written down any more. */
function isOnRecord({ caller, self }: Change): boolean {
  return caller.kind !== 'person' || self !== undefined
}

async function withinDeadline<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const problem = new ProtocolError('livekit-unavailable', 'LiveKit did not answer in time.')
    timer = setTimeout(() => reject(problem), DEADLINE_MS)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

/** Seen off by our own doing: only so is a later sight of it on news, and ends the mark. @returns whether it was seen on */
async function seeOff(
  { tx, room, at }: Change,
  person: Participant,
  identities: string[],
  { source }: Moment,
): Promise<boolean> {
  const open = await openConnectionsOf(tx, room.name, person.userId)
  const on = open.filter(({ identity, media }) => identities.includes(identity) && media?.[source])
  for (const connection of on) await saveConnection(tx, seenOff(connection, source, at))
  return on.length > 0
}

function silencedBy(person: Participant, { source, by }: Moment, at: number): Participant {
  if (by.id === person.id || source === 'screen') return person
  return source === 'microphone'
    ? { ...person, mutedBy: by.id, mutedByName: by.name, mutedAt: at }
    : { ...person, videoStoppedBy: by.id, videoStoppedByName: by.name, videoStoppedAt: at }
}
