import type { EpochMs, ParticipantRecord } from 'participant-panel-server/protocol'
import { foldText } from './fold-text.ts'
import { isBarred, keptUntil, type KeptUntil } from './removal.ts'

/** Somebody who may not come in. `denied`: was not let in from the waiting room. */
export type KeptOut = {
  id: string
  name: string
  until: KeptUntil
  endsAt: EpochMs
  since: EpochMs
  by: string | undefined
  reason: string | undefined
  denied: boolean
}

/** All who are kept out, the newest first; the same list as long as it is the same. */
export function createKeptOut() {
  const people = new Map<string, KeptOut>()
  let listed: readonly KeptOut[] = []
  let isStale = false

  return {
    put(id: string, record: ParticipantRecord | undefined, now: EpochMs) {
      const had = people.delete(id)
      const { bar } = record ?? {}
      if (record && bar && isBarred(record, now)) people.set(id, keptOutOf(record, bar))
      isStale ||= had || people.has(id)
    },
    list(now: EpochMs): readonly KeptOut[] {
      for (const { id, endsAt } of people.values()) if (endsAt <= now) isStale = people.delete(id)
      if (isStale) listed = [...people.values()].toSorted((one, other) => other.since - one.since)
      isStale = false
      return listed
    },
    /** When the first of them may come again. */
    endsAt: (): EpochMs | undefined =>
      listed.length > 0 ? Math.min(...listed.map(({ endsAt }) => endsAt)) : undefined,
    clear() {
      people.clear()
      isStale = true
    },
  }
}

function keptOutOf({ id, name, userId }: ParticipantRecord, bar: NonNullable<ParticipantRecord['bar']>): KeptOut {
  const { until, by, reason, denied = false } = bar
  return {
    id,
    name: name || userId,
    until: keptUntil(bar),
    endsAt: until,
    since: by?.at ?? 0,
    by: by?.name,
    reason,
    denied,
  }
}

export function withName(people: readonly KeptOut[], query: string): readonly KeptOut[] {
  const wanted = foldText(query.trim())
  return wanted ? people.filter(({ name }) => foldText(name).includes(wanted)) : people
}
