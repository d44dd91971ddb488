import { FOREVER, MEETING_LASTS_MS, type BanInput, type By, type EpochMs } from '../protocol/index.ts'
import { MIN_BAR_MS } from './bar.ts'
import type { Participant } from './participant.ts'
import { stayEnded } from './status.ts'

export type Ban = { until: EpochMs; untilEnd: boolean; by: By; reason: string | undefined }

export function banLastsMs({ forSeconds, untilEnd }: BanInput = {}): number {
  if (untilEnd) return MEETING_LASTS_MS
  return forSeconds === undefined ? FOREVER : Math.max(MIN_BAR_MS, forSeconds * 1000)
}

/** Kept out from now, and gone from the list of those who are here or wait. Never shortens a bar. */
export function banned(person: Participant, ban: Ban, now: EpochMs): Participant {
  const isShorter = (person.barredUntil ?? 0) >= ban.until
  if (isShorter && person.holdUntil === null) return person
  const out = { ...person, ...(!isShorter && barOf(ban)), holdUntil: null, admittedAt: null, rightsAt: now }
  const isAtDoors = person.status === 'JOINED' || person.status === 'WAITING'
  return isAtDoors ? stayEnded({ ...out, leftAt: person.leftAt ?? now }) : out
}

function barOf({ until, untilEnd, by, reason }: Ban): Partial<Participant> {
  return {
    barredUntil: until,
    barredBy: by.id,
    barredByName: by.name,
    barredAt: by.at,
    barredReason: reason ?? null,
    barredUntilEnd: untilEnd,
    denials: 0,
    provisional: false,
  }
}
