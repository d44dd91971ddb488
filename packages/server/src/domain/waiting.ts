import { isStaff, type By, type EpochMs, type Role } from '../protocol/index.ts'
import { HOLD_MS, MIN_BAR_MS } from './bar.ts'
import type { Participant } from './participant.ts'

/** How long somebody waits on without an open panel. */
export const WAITING_KEPT_MS = 30_000

/** How long who was denied cannot knock again: the first time, the second, and from then on. */
const DENIED_MS = [60_000, 600_000, 86_400_000] as const

export const NOT_WAITING = { waitingAt: null, waitingSeenAt: null }

/** Asks to come in. Who waits already keeps the place. */
export function withKnock(person: Participant, at: EpochMs): Participant {
  if (person.status === 'WAITING') return person
  return { ...person, status: 'WAITING', provisional: false, waitingAt: at, waitingSeenAt: at }
}

/** Let in, also ahead of time. `lockedAt`: who was let in before a lock is let in anew. */
export function withAdmission(person: Participant, at: EpochMs, lockedAt: EpochMs | null = null): Participant {
  const isWaiting = person.status === 'WAITING'
  if (!isWaiting && person.admittedAt !== null && person.admittedAt >= (lockedAt ?? 0)) return person
  const admitted = { ...person, ...NOT_WAITING, admittedAt: at, denials: 0, provisional: false }
  return isWaiting ? { ...admitted, status: 'INVITED' } : admitted
}

/**
 * Not let in: on hold, and then kept out for a while, longer every time. Who does not wait any more, or was denied by
 * somebody else, is that one's decision.
 */
export function withDenial(
  person: Participant,
  by: By,
  { forMs, reason }: { forMs?: number; reason?: string },
): Participant {
  if (person.status !== 'WAITING' || person.holdUntil !== null) return person
  const lasts = forMs ?? DENIED_MS[Math.min(person.denials, DENIED_MS.length - 1)]!
  const bar = { barredUntil: by.at + Math.max(lasts, MIN_BAR_MS), barredBy: by.id, barredByName: by.name }
  const held = { ...person, ...bar, barredAt: by.at, barredReason: reason ?? null, barredUntilEnd: false }
  return { ...held, holdUntil: by.at + HOLD_MS, denials: person.denials + 1 }
}

/** Nobody took the denial back. */
export function denialDone(person: Participant, at: EpochMs): Participant {
  return { ...person, ...NOT_WAITING, status: 'LEFT', leftAt: person.leftAt ?? at }
}

/** No panel of theirs is open any more. */
export function withoutPatience(person: Participant, at: EpochMs): Participant {
  const isExpected = person.invitedAt !== null && person.joinedAt === null
  if (isExpected) return { ...person, ...NOT_WAITING, status: 'INVITED' }
  return { ...person, ...NOT_WAITING, status: 'LEFT', leftAt: person.leftAt ?? at }
}

/** Staff never wait, and who is no longer staff does not begin to in the middle of it. */
export function admissionOfRole(person: Participant, role: Role, at: EpochMs): Partial<Participant> {
  if (isStaff(role)) return person.status === 'WAITING' ? withAdmission(person, at) : {}
  return isStaff(person.role) && person.status === 'JOINED' ? { admittedAt: at } : {}
}
