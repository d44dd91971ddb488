import {
  FOREVER,
  ProtocolError,
  type By,
  type EpochMs,
  type ParticipantRecord,
  type Removal,
} from '../protocol/index.ts'
import { byOf, type Participant } from './participant.ts'

/** How long a removal can be undone; the person is on hold meanwhile. */
export const HOLD_MS = 6_000

/** A removal without a time of its own. */
export const SHORT_BAR_MS = 60_000

/** The shortest bar: a removal is always carried out, also when the keeper is late. */
export const MIN_BAR_MS = HOLD_MS + 4_000

type Barred = Pick<Participant, 'holdUntil' | 'barredUntil'>

/** May neither publish nor subscribe, but is still here. */
export function isOnHold({ holdUntil }: Barred, now: EpochMs): boolean {
  return holdUntil !== null && holdUntil > now
}

/** Kept out by now: also somebody whose hold is over and whom LiveKit still lets in. */
export function isBarred(person: Barred, now: EpochMs): boolean {
  return person.barredUntil !== null && person.barredUntil > now && !isOnHold(person, now)
}

/** In the room, and staying. */
export function isHere(person: Barred & Pick<Participant, 'status'>, now: EpochMs): boolean {
  return person.status === 'JOINED' && !isOnHold(person, now) && !isBarred(person, now)
}

/** What it depends on who may undo it. */
export function removalOf(person: Participant, now: EpochMs): Removal {
  return { by: person.barredBy, isOnHold: isOnHold(person, now), isDenial: isDenial(person) }
}

/** The bar is a denial: whatever else keeps somebody out counts their denials anew. */
function isDenial({ denials, barredUntil }: Participant): boolean {
  return barredUntil !== null && denials > 0
}

/** As staff and the person see it; undefined for who was never kept out, or may come again. */
export function barOf(person: Participant): ParticipantRecord['bar'] {
  const { barredUntil, barredReason, barredUntilEnd } = person
  if (barredUntil === null) return undefined
  const by = byOf(person.barredBy, person.barredByName, person.barredAt)
  const reason = barredReason !== null && { reason: barredReason }
  const end = { until: barredUntil, ...(barredUntilEnd && { untilEnd: true as const }) }
  return { ...end, ...(by && { by }), ...reason, ...(isDenial(person) && { denied: true }) }
}

/** A removal begins: on hold until it can no longer be undone. Never shortens a bar, nor a hold that runs already. */
export function withBar(
  person: Participant,
  bar: { until: EpochMs; by: By; reason?: string },
  now: EpochMs,
): Participant {
  if (person.barredUntil !== null && person.barredUntil > now && person.barredUntil >= bar.until) return person
  const { id: barredBy, name: barredByName, at: barredAt } = bar.by
  return {
    ...person,
    holdUntil: person.holdUntil ?? (isBarred(person, now) ? null : now + HOLD_MS),
    barredUntil: bar.until,
    barredBy,
    barredByName,
    barredAt,
    barredReason: bar.reason ?? null,
    barredUntilEnd: false,
    denials: 0,
    rightsAt: now,
    provisional: false,
  }
}

/** Undone: neither on hold nor kept out any more. Who was denied and did not give up waits on. */
export function withoutBar(person: Participant, now: EpochMs): Participant {
  if (person.barredUntil === null && person.holdUntil === null) return person
  const denials = isDenial(person) ? person.denials - 1 : person.denials
  return { ...person, holdUntil: null, ...NO_BAR, denials, rightsAt: now }
}

/** Nobody undid it: kept out from now. A removal that comes late, after the end of its bar even, is one all the same. */
export function removalDone(person: Participant, now: EpochMs): Participant {
  const barredUntil = Math.max(person.barredUntil ?? 0, now + MIN_BAR_MS - HOLD_MS)
  // Who comes back after that waits like everybody.
  return { ...person, holdUntil: null, barredUntil, admittedAt: null }
}

/** A bar that has run out is taken off the record when the person is here again, unless the removal is still to be done. */
export function lifted(person: Participant, now: EpochMs): Participant {
  const isOver = person.barredUntil !== null && person.barredUntil <= now && person.holdUntil === null
  return isOver ? { ...person, ...NO_BAR } : person
}

const NO_BAR = {
  barredUntil: null,
  barredBy: null,
  barredByName: null,
  barredAt: null,
  barredReason: null,
  barredUntilEnd: false,
}

/** Who is kept out is told until when, by whom and why. */
export function barredError(person: Participant): ProtocolError {
  const bar = barOf(person)
  return new ProtocolError('barred', `You are kept out of this room${endWords(bar)}.`, { ...(bar && { bar }) })
}

function endWords(bar: ParticipantRecord['bar']): string {
  if (bar?.untilEnd) return ' until it ends'
  return bar?.until === FOREVER ? '' : ` until ${new Date(bar?.until ?? 0).toISOString()}`
}
