import { withoutHand } from '../domain/hand.ts'
import { asTarget } from '../domain/participant.ts'
import { mayDo } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** People lower their own hand; staff anybody's, also all at once. A hand that is down stays down. */
export const lowerHands = actOnPeople(async (person, { change, actor, by, record }) => {
  assertAllowed(mayDo('hand.lower', actor, asTarget(person), change.room))
  return record(person, withoutHand(person), 'hand.lower', { by: by.name })
})
