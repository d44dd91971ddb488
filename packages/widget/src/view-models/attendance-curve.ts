import type { AttendanceCurve, EpochMs } from 'participant-panel-server/protocol'

/** Lines at round numbers of people, from 0 to one above the most. */
export function scaleOf(most: number): number[] {
  const step = niceStep(Math.max(most, 3) / 3)
  const lines = Math.ceil(Math.max(most, 3) / step)
  return Array.from({ length: lines + 1 }, (_, at) => at * step)
}

function niceStep(least: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  const factor = [1, 2, 4, 5, 8, 10].find((each) => each * magnitude >= least) ?? 10
  return factor * magnitude
}

const MINUTE_MS = 60_000
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440].map((minutes) => minutes * MINUTE_MS)

/** Moments on the clock's round times within the window, four at most. */
export function timesOf(from: EpochMs, to: EpochMs, zoneOffsetMs: number): EpochMs[] {
  const step =
    STEPS.find((each) => (to - from) / each <= 4) ?? Math.ceil((to - from) / 4 / STEPS.at(-1)!) * STEPS.at(-1)!
  const first = Math.ceil((from - zoneOffsetMs) / step) * step + zoneOffsetMs
  const times = []
  for (let at = first; at <= to; at += step) times.push(at)
  return times
}

export type CurvePath = { line: string; area: string; joins: string; leaves: string }

/**
 * Drawn in a box of 1000 × 100, people up to `top`; joins stand above a middle line of a box of 1000 × 20, and leaves
 * below it. The line goes through the peak.
 */
export function pathOf(
  { stepMs, points }: AttendanceCurve,
  from: EpochMs,
  to: EpochMs,
  top: number,
  peak: { people: number; at: EpochMs },
): CurvePath {
  const length = Math.max(to - from, 1)
  const x = (at: EpochMs) => round((1000 * Math.min(Math.max(at - from, 0), length)) / length)
  const y = (people: number) => round(100 - (100 * people) / top)
  const first = points[0]
  const start = first ? [{ at: first.at, people: first.people - first.joins + first.leaves }] : []
  // The moment of the most may lie within a step.
  const ends = [...start, ...points.map(({ at, people }) => ({ at: at + stepMs, people })), peak].toSorted(
    (one, other) => one.at - other.at,
  )
  const line = ends.map(({ at, people }, n) => `${n === 0 ? 'M' : 'L'}${x(at)} ${y(people)}`).join('')
  const most = Math.max(1, ...points.map(({ joins, leaves }) => Math.max(joins, leaves)))
  const ticks = (of: (point: (typeof points)[number]) => number, sign: number) =>
    points
      .filter((point) => of(point) > 0)
      .map((point) => `M${x(point.at + stepMs / 2)} 10v${round((-sign * 10 * of(point)) / most)}`)
      .join('')
  return {
    line,
    area: `${line}V100H${x(ends[0]!.at)}Z`,
    joins: ticks(({ joins }) => joins, 1),
    leaves: ticks(({ leaves }) => leaves, -1),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
