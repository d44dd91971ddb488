import type { By, EpochMs, ParticipantRecord } from '../protocol/index.ts'
import { withoutHand } from './hand.ts'
import { withOverride } from './override.ts'
import { NO_TURN, byOf, type Participant } from './participant.ts'
import { NOT_ASKED } from './unmute.ts'

export function turnOf({ turnBy, turnByName, turnAt, turnUntil }: Participant): ParticipantRecord['turn'] {
  const by = byOf(turnBy, turnByName, turnAt)
  return by && { by, ...(turnUntil !== null && { until: turnUntil }) }
}

/** Called on. `gives`: the right to speak, which is remembered, so that it can be taken back. */
export function withTurn(
  person: Participant,
  { by, until, gives }: { by: By; until: EpochMs | null; gives: boolean },
): Participant {
  const { id: turnBy, name: turnByName, at: turnAt } = by
  const called = { ...person, turnBy, turnByName, turnAt, turnUntil: until }
  if (!gives) return called
  const terms = person.overrideTerms.canSpeak
  const turnBefore = { override: person.overrides.canSpeak, ...(terms && { terms }) }
  return { ...withOverride(called, 'canSpeak', { override: 'allow', terms: undefined, at: turnAt }), turnBefore }
}

/** The turn is over: the hand is down, nothing is asked any more, and what it gave is taken back, unless somebody decided otherwise meanwhile. */
export function turnOver(person: Participant, at: EpochMs): Participant {
  const isAsked = person.unmuteAskedSource === 'microphone'
  return withoutHand({ ...withoutTurn(person, at), ...(isAsked && NOT_ASKED) })
}

export function withoutTurn(person: Participant, at: EpochMs): Participant {
  const { turnBefore, overrides, overrideTerms } = person
  const after = { ...person, ...NO_TURN }
  const isAsGiven = overrides.canSpeak === 'allow' && !overrideTerms.canSpeak
  if (!turnBefore || !isAsGiven) return after
  const { override, terms } = turnBefore
  const isPast = (terms?.until ?? Infinity) <= at
  const given = isPast ? { override: 'inherit' as const, terms: undefined } : { override, terms }
  return withOverride(after, 'canSpeak', { ...given, at })
}
