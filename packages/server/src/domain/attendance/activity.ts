import type { ActivityFigures, EpochMs } from '../../protocol/index.ts'
import { isIn, lengthIn, spanOf, type Session } from './visits.ts'
import type { Window } from './window.ts'

/**
 * A9: what the person's own panels reported of the sessions that the window sees, in proportion where it sees a part, and
 * never longer than the person was here. Undefined where no panel reported.
 */
export function activityOf(
  sessions: Session[],
  window: Window,
  presentMs: number,
  now: EpochMs,
): ActivityFigures | undefined {
  let isMeasured = false
  const sum = { talkMs: 0, microphoneMs: 0, cameraMs: 0 }
  for (const session of sessions) {
    if (session.reportedAt === null) continue
    const part = partIn(session, window, now)
    if (part === undefined) continue
    isMeasured = true
    sum.talkMs += session.speakingMs * part
    sum.microphoneMs += session.microphoneMs * part
    sum.cameraMs += session.cameraMs * part
  }
  const bounded = (ms: number) => Math.min(presentMs, Math.round(ms))
  if (!isMeasured) return undefined
  return {
    talkMs: bounded(sum.talkMs),
    microphoneMs: bounded(sum.microphoneMs),
    cameraMs: bounded(sum.cameraMs),
  }
}

/** A10: everybody's part of all talk; nobody has one where nobody talked. */
export function withTalkShare(activity: ActivityFigures, allTalkMs: number): ActivityFigures {
  return allTalkMs > 0 ? { ...activity, talkShare: activity.talkMs / allTalkMs } : activity
}

function partIn(session: Session, window: Window, now: EpochMs): number | undefined {
  const span = spanOf(session, now)
  if (!isIn(span, window)) return undefined
  return span.to > span.from ? lengthIn(span, window) / (span.to - span.from) : 1
}
