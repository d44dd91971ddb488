import { isHere } from '../domain/bar.ts'
import { withHand } from '../domain/hand.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayDo } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** The hand goes to the end of the queue. One that is up stays at its place. */
export const raiseHand = actOnPeople(async (person, { change: { room, at }, actor, record }) => {
  assertAllowed(mayDo('hand.raise', actor, asTarget(person), room))
  if (!isHere(person, at)) throw new ProtocolError('not-in-room', `${nameOf(person)} is not in the room.`)
  return record(person, withHand(person, { offset: room.offset, at }), 'hand.raise')
})
