import { isHere } from '../domain/bar.ts'
import { withHand } from '../domain/hand.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayDo } from '../protocol/index.ts'
import { talkedSince } from '../store/activity.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** What somebody said in an earlier meeting is none of this one's. */
const TALK_COUNTS_MS = 12 * 3_600_000

/** The hand goes to the end of the queue. One that is up stays at its place. */
export const raiseHand = actOnPeople(async (person, { change: { tx, room, at }, actor, record }) => {
  assertAllowed(mayDo('hand.raise', actor, asTarget(person), room))
  if (!isHere(person, at)) throw new ProtocolError('not-in-room', `${nameOf(person)} is not in the room.`)
  const talkedMs = await talkedSince(tx, person, at - TALK_COUNTS_MS)
  return record(person, withHand(person, { offset: room.offset, at, talkedMs }), 'hand.raise')
})
