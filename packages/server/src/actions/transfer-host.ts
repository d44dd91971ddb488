import { isHere } from '../domain/bar.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayTransferHost, type Actor } from '../protocol/index.ts'
import { didLately } from '../store/events.ts'
import { findHost } from '../store/participants.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed, recordOf, type Change } from './action.ts'
import { giveRole } from './person.ts'

/** Whoever was the host within so long decided as the host: their second transfer came too late, and is no presumption. */
const LATELY_MS = 60_000

/** The host hands the room over to a co-host who is here, and becomes a co-host; the site names whom it likes. */
export const transferHost = actOnPeople(async (person, { change, actor, by, record }) => {
  await assertStillHost(change, actor)
  assertAllowed(mayTransferHost(actor, asTarget(person), isHere(person, change.at)))
  const after = await giveRole(change, { ...person, provisional: false }, 'HOST')
  return record(person, after, 'host.transfer', { by: by.name })
})

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
