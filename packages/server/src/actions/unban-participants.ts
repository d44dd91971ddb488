import { isOnHold, withoutBar } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { mayUnban } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** Undoes a removal that is on hold, or ends a bar. */
export const unbanParticipants = actOnPeople(async (person, { change, actor, by, record }) => {
  const bar = { by: person.barredBy, isOnHold: isOnHold(person, change.at) }
  assertAllowed(mayUnban(actor, asTarget(person), bar))
  return record(person, withoutBar(person, change.at), 'participant.unban', { by: by.name })
})
