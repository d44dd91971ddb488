import type { Context } from '../context.ts'
import { isHere } from '../domain/bar.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayTransferHost, type ActionAnswer, type Actor } from '../protocol/index.ts'
import { didLately } from '../store/events.ts'
import { findHost } from '../store/participants.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, type Caller, type Change } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { giveRole, recordPerson } from './person.ts'

/** Whoever was the host within so long decided as the host: their second transfer came too late, and is no presumption. */
const LATELY_MS = 60_000

/** The host hands the room over to a co-host who is here, and becomes a co-host; the site names whom it likes. */
export async function transferHost(
  context: Context,
  roomName: string,
  caller: Caller,
  { id, targets }: { id: string; targets: string[] },
): Promise<ActionAnswer> {
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { actor, name } = actorOf(change, caller)
    return forEachTarget(change, { id, targets }, async (person) => {
      await assertStillHost(change, actor)
      assertAllowed(mayTransferHost(actor, asTarget(person), isHere(person, change.at)))
      const after = await giveRole(change, { ...person, provisional: false }, 'HOST')
      return recordPerson(change, person, after, { type: 'host.transfer', data: { by: name }, actionId: id })
    })
  })
  return { position, results: result }
}

/** Of two transfers at once the first wins, and the other is told who is the host by now. */
async function assertStillHost(change: Change, actor: Actor): Promise<void> {
  if (actor === 'site' || actor.role === 'HOST') return
  const transfer = { type: 'host.transfer', actor: actor.id, since: change.at - LATELY_MS }
  const host = await findHost(change.tx, change.room.name)
  if (!host || !(await didLately(change.tx, change.room, transfer))) return
  const participant = await recordOf(change, host)
  throw new ProtocolError('conflict', `You have handed the room over: ${nameOf(host)} is the host by now.`, {
    participant,
  })
}
