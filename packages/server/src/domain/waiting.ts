import { isStaff, type By, type EpochMs, type Role } from '../protocol/index.ts'
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

/** Not let in, and kept out for a while, longer every time. Who does not wait any more is somebody else's decision. */
export function withDenial(person: Participant, by: By, { forMs, reason }: { forMs?: number; reason?: string }) {
  if (person.status !== 'WAITING') return person
  const lasts = forMs ?? DENIED_MS[Math.min(person.denials, DENIED_MS.length - 1)]!
  const bar = { barredUntil: by.at + lasts, barredBy: by.id, barredByName: by.name, barredAt: by.at }
  const leftAt = person.leftAt ?? by.at
  const left = { ...person, ...NOT_WAITING, status: 'LEFT' as const, leftAt, admittedAt: null }
  return { ...left, ...bar, barredReason: reason ?? null, denials: person.denials + 1, rightsAt: by.at }
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
