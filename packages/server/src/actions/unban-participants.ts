import { removalOf, withoutBar } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { mayUnban } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** Undoes a removal or a denial that is on hold, or ends a bar. */
export const unbanParticipants = actOnPeople(async (person, { change, actor, by, record }) => {
  assertAllowed(mayUnban(actor, asTarget(person), removalOf(person, change.at)))
  return record(person, withoutBar(person, change.at), 'participant.unban', { by: by.name })
})
