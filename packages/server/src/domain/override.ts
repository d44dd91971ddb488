import { RIGHTS, type EpochMs, type Override, type Right, type Terms } from '../protocol/index.ts'
import type { Participant } from './participant.ts'

export type OverrideTerms = Partial<Record<Right, Terms>>
/** A personal exception as it was, to be put back. */
export type RightBefore = { override: Override; terms?: Terms }

/** With this personal exception, and nothing left of the one before; unchanged where it says the same. */
export function withOverride(
  person: Participant,
  right: Right,
  { override, terms, at }: { override: Override; terms: Terms | undefined; at: EpochMs },
): Participant {
  if (override === person.overrides[right] && isSame(terms, person.overrideTerms[right])) return person
  const { [right]: _, ...others } = person.overrideTerms
  const overrideTerms = terms ? { ...others, [right]: terms } : others
  const overrides = { ...person.overrides, [right]: override }
  const overrideEndsAt = firstEnd(overrideTerms)
  return { ...person, overrides, overrideTerms, overrideEndsAt, rightsAt: at, provisional: false }
}

/** Which personal exceptions are over by now, also such as rest. */
export function endedOverrides({ overrideTerms }: Participant, now: EpochMs): Right[] {
  return RIGHTS.filter((right) => (overrideTerms[right]?.until ?? Infinity) <= now)
}

export function withoutOverrides(person: Participant, rights: Right[], at: EpochMs): Participant {
  return rights.reduce(
    (after, right) => withOverride(after, right, { override: 'inherit', terms: undefined, at }),
    person,
  )
}

function firstEnd(terms: OverrideTerms): EpochMs | null {
  const ends = Object.values(terms).flatMap(({ until }) => until ?? [])
  return ends.length > 0 ? Math.min(...ends) : null
}

function isSame(a: Terms | undefined, b: Terms | undefined): boolean {
  return (a === undefined) === (b === undefined) && a?.until === b?.until && a?.reason === b?.reason
}
