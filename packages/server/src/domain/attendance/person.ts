import type { EpochMs, PersonAttendance } from '../../protocol/index.ts'
import type { Participant } from '../participant.ts'
import { activityOf } from './activity.ts'
import { presenceOf } from './presence.ts'
import type { Schedule } from './schedule.ts'
import { isIn, visitsOf, type Session, type Visit } from './visits.ts'
import type { Window } from './window.ts'

/** Somebody on record, as attendance reads them. */
export type Attendee = Pick<
  Participant,
  'id' | 'userId' | 'username' | 'name' | 'kind' | 'role' | 'guest' | 'provisional' | 'invitedAt' | 'expectedAt'
>

/** What is asked of everybody alike. `knownSince`: whose sessions ended before that, nobody knows any more. */
export type Asked = { window: Window; schedule: Schedule; now: EpochMs; talkTime: boolean; knownSince?: EpochMs }

export type PersonFigures = { person: PersonAttendance; visits: Visit[] }

/**
 * The figures of one person; undefined for whoever neither came nor was expected (A12). Talk share is added once everybody
 * is known.
 */
export function figuresOf(attendee: Attendee, sessions: Session[], asked: Asked): PersonFigures | undefined {
  const { window, schedule, now, talkTime, knownSince = -Infinity } = asked
  const visits = visitsOf(sessions, now).filter((visit) => isIn(visit, window))
  const invited = wasInvited(attendee, window)
  const who = { ...profileOf(attendee), invited }
  if (visits.length === 0) return invited && window.from >= knownSince ? { person: who, visits } : undefined
  const presence = presenceOf(visits, sessions, window, schedule, now)
  const activity = talkTime ? activityOf(sessions, window, presence.presentMs, now) : undefined
  return { person: { ...who, presence, ...(activity && { activity }) }, visits }
}

/** A17: sessions whose person has been forgotten. */
export function nobodyKnown(userId: string): Attendee {
  return { ...FORGOTTEN, id: userId, userId }
}

const FORGOTTEN = {
  username: null,
  name: null,
  kind: 'standard',
  role: 'VIEWER',
  guest: false,
  provisional: true,
  invitedAt: null,
  expectedAt: null,
} as const

/** A12: whoever was invited later was not expected then. */
function wasInvited({ provisional, invitedAt, expectedAt }: Attendee, { to }: Window): boolean {
  return !provisional && Math.min(invitedAt ?? Infinity, expectedAt ?? Infinity) <= to
}

function profileOf({ id, userId, username, name, kind, role, guest, provisional }: Attendee) {
  return {
    id,
    userId,
    ...(username !== null && { username }),
    name: name ?? userId,
    kind,
    role,
    guest,
    // What an erasure leaves of a record.
    anonymous: provisional && name === null,
  }
}
