import { asExpected, expectation } from '../domain/expected.ts'
import { nameOf } from '../domain/participant.ts'
import { ProtocolError, mayRemind, remindableAt } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

/** Asks the site to write to somebody who has not come: it is told by an outgoing webhook. */
export const remindPeople = actOnPeople<{ id: string; targets: string[] }>(
  async (person, { change: { at, room }, actor, by, record }) => {
    assertAllowed(mayRemind(actor, asExpected(person), room))
    const again = remindableAt(expectation(person), at)
    if (again !== undefined) {
      throw new ProtocolError('too-many-requests', `${nameOf(person)} was reminded a moment ago.`, {
        retryAfter: Math.ceil((again - at) / 1000),
      })
    }
    return record(person, { ...person, remindedAt: at }, 'participant.remind', { by: by.name })
  },
)
