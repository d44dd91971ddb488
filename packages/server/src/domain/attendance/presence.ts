import type { EpochMs, PresenceFigures } from '../../protocol/index.ts'
import { punctualityOf, type Schedule } from './schedule.ts'
import { isIn, lengthIn, spanOf, type Session, type Visit } from './visits.ts'
import type { Window } from './window.ts'

/** A5, A6, A8, A11: one person's figures. `visits`: those that the window sees, one at least. */
export function presenceOf(
  visits: Visit[],
  sessions: Session[],
  window: Window,
  schedule: Schedule,
  now: EpochMs,
): PresenceFigures {
  const first = visits[0]!
  const last = visits.at(-1)!
  const presentMs = visits.reduce((sum, visit) => sum + lengthIn(visit, window), 0)
  const lastOut = isHereAtEnd(last, window) ? null : last.to
  const length = window.to - window.from
  return {
    firstIn: Math.max(first.from, window.from),
    lastOut,
    visits: visits.length,
    devices: devicesOf(sessions, window, now),
    presentMs,
    share: length > 0 ? presentMs / length : 0,
    ...punctualityOf(first.from, lastOut, schedule, window),
    estimated: visits.some((visit) => visit.isEstimated && visit.to <= window.to),
  }
}

/** A7 */
export function isHereAtEnd(visit: Visit, { to }: Window): boolean {
  return visit.isOpen ? visit.to >= to : visit.to > to
}

/** One device keeps its LiveKit identity over reloads: most people have one. */
function devicesOf(sessions: Session[], window: Window, now: EpochMs): number {
  const first = sessions[0]!.identity
  if (sessions.every(({ identity }) => identity === first)) return 1
  return new Set(sessions.flatMap((one) => (isIn(spanOf(one, now), window) ? one.identity : []))).size
}
