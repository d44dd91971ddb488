import type { Asked, Attendee } from '../../src/domain/attendance/person.ts'
import type { Session } from '../../src/domain/attendance/visits.ts'

export const MINUTE = 60_000
export const TEN = Date.UTC(2026, 10, 28, 10)

/** `10:05`, also `34:00` for the next day. */
export function at(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return TEN + ((hours - 10) * 3600 + minutes * 60 + seconds) * 1000
}

/** A session from one moment to another, or still open. */
export function session(from: string | number, to: string | number | null, more: Partial<Session> = {}): Session {
  return {
    userId: 'ana',
    identity: 'ana',
    joinedAt: typeof from === 'string' ? at(from) : from,
    leftAt: typeof to === 'string' ? at(to) : to,
    leaveReason: to === null ? null : 'CLIENT_INITIATED',
    estimated: false,
    speakingMs: 0,
    microphoneMs: 0,
    cameraMs: 0,
    reportedAt: null,
    ...more,
  }
}

export function attendee(userId = 'ana', more: Partial<Attendee> = {}): Attendee {
  return {
    id: `p-${userId}`,
    userId,
    username: null,
    name: userId,
    kind: 'standard',
    role: 'VIEWER',
    guest: false,
    provisional: false,
    invitedAt: null,
    expectedAt: null,
    ...more,
  }
}

/** From ten to eleven, asked when it was over. */
export function asked(more: Partial<Asked> = {}): Asked {
  const window = { from: at('10:00'), to: at('11:00'), isOpen: false }
  return { window, schedule: {}, now: at('12:00'), talkTime: true, ...more }
}

/** The same, asked before it is over. */
export function askedAt(now: string, more: Partial<Asked> = {}): Asked {
  return asked({ window: { from: at('10:00'), to: at(now), isOpen: true }, now: at(now), ...more })
}
