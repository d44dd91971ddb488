import type { EpochMs } from '../../protocol/index.ts'
import type { Connection } from '../connection.ts'
import { LEAVE_GRACE_MS, isFinalReason } from '../stay.ts'

/** One LiveKit session as attendance reads it: one that was active (A1). */
export type Session = Pick<
  Connection,
  | 'userId'
  | 'identity'
  | 'joinedAt'
  | 'leftAt'
  | 'leaveReason'
  | 'estimated'
  | 'speakingMs'
  | 'microphoneMs'
  | 'cameraMs'
  | 'reportedAt'
>

/** A stretch of time that somebody was here without leaving for longer than a reconnect takes. */
export type Visit = {
  from: EpochMs
  to: EpochMs
  /** It goes on: `to` is now. */
  isOpen: boolean
  /** Its end was inferred, not told (A11). */
  isEstimated: boolean
}

/** LiveKit gives up on a crashed client after about 20 s, and says so in these words. */
const INFERRED = 'CONNECTION_TIMEOUT'

/** A2, A3: the visits that a person's sessions make up, in their order. What overlaps counts once. */
export function visitsOf(sessions: Session[], now: EpochMs): Visit[] {
  const visits: Visit[] = []
  let isFinal = false
  for (const session of inOrder(sessions)) {
    const next = visitOf(session, now)
    const last = visits.at(-1)
    const isEnd = isFinalReason(session.leaveReason)
    if (!last || !reaches(last, next, isFinal)) {
      visits.push(next)
      isFinal = isEnd
    } else if (!last.isOpen && (next.isOpen || next.to >= last.to)) {
      Object.assign(last, next, { from: last.from })
      isFinal = isEnd
    }
  }
  // Who may still come back within the grace has not left yet.
  const last = visits.at(-1)
  if (last && !last.isOpen && !isFinal && last.to + LEAVE_GRACE_MS > now) {
    Object.assign(last, { to: Math.max(last.to, now), isOpen: true, isEstimated: false })
  }
  return visits
}

export type Span = { from: EpochMs; to: EpochMs }

/** A4: whether the window sees it. One that only touches its edge it does not. */
export function isIn(span: Span, { from, to }: Span): boolean {
  return span.from < to && (span.to > from || span.from === from)
}

/** A4: how much of it the window sees. */
export function lengthIn(span: Span, { from, to }: Span): number {
  return Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
}

/** A16: clocks step back and differ; nothing ends before it began. */
export function spanOf({ joinedAt, leftAt }: Pick<Session, 'joinedAt' | 'leftAt'>, now: EpochMs): Span {
  return { from: joinedAt, to: Math.max(joinedAt, leftAt ?? now) }
}

function visitOf(session: Session, now: EpochMs): Visit {
  const { leftAt, estimated, leaveReason } = session
  const isOpen = leftAt === null
  const { from, to } = spanOf(session, now)
  return { from, to, isOpen, isEstimated: !isOpen && (estimated || leaveReason === INFERRED) }
}

function reaches(last: Visit, next: Visit, isFinal: boolean): boolean {
  return last.isOpen || next.from < last.to || (!isFinal && next.from <= last.to + LEAVE_GRACE_MS)
}

/** Mostly they are already: the database gives those that ended by when they did. */
function inOrder(sessions: Session[]): Session[] {
  const isSorted = sessions.every(({ joinedAt }, n) => n === 0 || joinedAt >= sessions[n - 1]!.joinedAt)
  return isSorted ? sessions : sessions.toSorted((a, b) => a.joinedAt - b.joinedAt)
}
