import { MIN_BAR_MS, SHORT_BAR_MS, withBar } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { mayKeepOut, type RemoveInput } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

type Removal = { id: string; targets: string[]; input?: RemoveInput | undefined }

/** On hold at once, and removed and kept out unless that is undone in time (`end-removals.ts`). */
export const removeParticipants = actOnPeople<Removal>(async (person, { change, actor, by, wish, record }) => {
  const { forSeconds, reason } = wish.input ?? {}
  const lasts = forSeconds === undefined ? SHORT_BAR_MS : Math.max(MIN_BAR_MS, forSeconds * 1000)
  assertAllowed(mayKeepOut('participant.remove', actor, asTarget(person), lasts))
  const bar = { until: change.at + lasts, by, ...(reason !== undefined && { reason }) }
  const data = { by: by.name, until: bar.until, reason }
  return record(person, withBar(person, bar, change.at), 'participant.remove', data)
})
