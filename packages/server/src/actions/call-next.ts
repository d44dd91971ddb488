import type { Context } from '../context.ts'
import { isHere } from '../domain/bar.ts'
import { asTarget, nameOf, type Participant } from '../domain/participant.ts'
import { turnOver, withTurn } from '../domain/turn.ts'
import { withUnmuteAsked } from '../domain/unmute.ts'
import {
  ProtocolError,
  mayChangeRight,
  mayDo,
  type ActionAnswer,
  type Actor,
  type By,
  type NextInput,
} from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import { findWithTurn } from '../store/presence.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, targetOf, type Caller, type Change } from './action.ts'
import { recordPerson } from './person.ts'

type Next = { id: string; targets: string[]; input?: NextInput | undefined }

const EVENT = 'hand.next'
const MINUTE_MS = 60_000

/**
 * One change: whoever has the turn gives back what it gave them and their hand goes down; the next one may speak, and is
 * asked to unmute. Who is next is up to who asks: the order of hands is one of the view.
 */
export async function callNext(context: Context, roomName: string, caller: Caller, wish: Next): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    const by = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
    const next = wish.targets[0] === undefined ? undefined : await targetOf(change, wish.targets[0])
    assertAllowed(mayDo(EVENT, actor, next && asTarget(next)))
    const isDone = (await eventsOfAction(change.tx, roomName, wish.id)).length > 0
    if (isDone) return next && resultOf(change, next)
    const last = await findWithTurn(change.tx, roomName)
    // Two who call on the same person at once: one effect.
    if (next && last?.id === next.id) return resultOf(change, next)
    await assertAsKnown(change, wish, last)
    if (next && !isHere(next, change.at)) throw new ProtocolError('not-in-room', `${nameOf(next)} is not in the room.`)
    const event = { type: EVENT, actionId: wish.id }
    if (last) await recordPerson(change, last, turnOver(last, change.at), { ...event, data: { by: name, on: false } })
    if (!next) return undefined
    const called = await calledOn(change, next, actor, by, wish.input ?? {})
    return resultOf(change, await recordPerson(change, next, called, { ...event, data: { by: name, on: true } }))
  })
  return { position, results: result ? [result] : [] }
}

async function resultOf(change: Change, person: Participant) {
  return { target: person.id, ok: true as const, participant: await recordOf(change, person) }
}

async function assertAsKnown(change: Change, { input }: Next, last: Participant | undefined): Promise<void> {
  const known = input?.after
  if (known === undefined || known === (last?.id ?? null)) return
  const message = last ? `${nameOf(last)} has been called on meanwhile.` : 'Nobody has the turn any more.'
  throw new ProtocolError('conflict', message, last && { participant: await recordOf(change, last) })
}

async function calledOn(
  change: Change,
  person: Participant,
  actor: Actor,
  by: By,
  { minutes }: NextInput,
): Promise<Participant> {
  const { canSpeak, media } = await recordOf(change, person)
  if (!canSpeak) assertAllowed(mayChangeRight(actor, asTarget(person), 'canSpeak', true))
  const until = minutes === undefined ? null : change.at + minutes * MINUTE_MS
  const called = withTurn(person, { by, until, gives: !canSpeak })
  return media?.microphone || by.id === person.id ? called : withUnmuteAsked(called, 'microphone', by)
}
