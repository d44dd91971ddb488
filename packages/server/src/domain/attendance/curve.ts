import { MAX_CURVE_POINTS, type AttendanceCurve, type EpochMs } from '../../protocol/index.ts'
import { isHereAtEnd } from './presence.ts'
import type { Visit } from './visits.ts'
import type { Window } from './window.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Steps that people read off an axis. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
]

export type Crowd = { now: number; peak?: { people: number; at: EpochMs }; curve: AttendanceCurve }

/** A14: how many were here over time. `visits`: of all people, those that the window sees; nobody's overlap. */
export function crowdOf(visits: Visit[], window: Window): Crowd {
  const { from, to } = window
  const stepMs = STEPS.find((step) => step * MAX_CURVE_POINTS >= to - from) ?? Math.ceil((to - from) / MAX_CURVE_POINTS)
  const points = Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, index) => {
    return { at: from + index * stepMs, people: 0, most: 0, joins: 0, leaves: 0 }
  })
  const starts = sorted(visits.map((visit) => visit.from))
  const ends = sorted(visits.flatMap((visit) => (isHereAtEnd(visit, window) ? [] : visit.to)))
  let [people, begun, ended] = [0, 0, 0]
  let peak: Crowd['peak']
  for (const [index, point] of points.entries()) {
    const isWithin = (at: EpochMs) => at < point.at + stepMs || (index === points.length - 1 && at <= to)
    const leaveUntil = (at: EpochMs) => {
      for (; ended < ends.length && ends[ended]! <= at; ended += 1) {
        people -= 1
        point.leaves += 1
      }
    }
    // Whoever leaves at a moment is gone before whoever comes at it.
    leaveUntil(point.at)
    point.most = people
    for (; begun < starts.length && isWithin(starts[begun]!); begun += 1) {
      const start = starts[begun]!
      leaveUntil(start)
      people += 1
      if (start >= from) point.joins += 1
      point.most = Math.max(point.most, people)
      if (people > (peak?.people ?? 0)) peak = { people, at: Math.max(from, start) }
    }
    leaveUntil(index === points.length - 1 ? to : point.at + stepMs - 1)
    point.people = people
  }
  return { now: people, ...(peak && { peak }), curve: { stepMs, points } }
}

function sorted(times: EpochMs[]): Float64Array {
  return Float64Array.from(times).sort()
}
