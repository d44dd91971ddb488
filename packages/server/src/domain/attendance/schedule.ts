import type { EpochMs } from '../../protocol/index.ts'
import type { Window } from './window.ts'

/** When the room was to begin and end, where the site said so. */
export type Schedule = { startsAt?: EpochMs; endsAt?: EpochMs }

/**
 * A8: how late somebody came, and how early they left. Moments are compared, not hours of a day: neither midnight nor a
 * change of clocks matters. A schedule of another day than the window's says nothing.
 */
export function punctualityOf(
  cameAt: EpochMs,
  leftAt: EpochMs | null,
  { startsAt, endsAt }: Schedule,
  { from, to }: Window,
): { lateMs?: number; earlyMs?: number } {
  const isOther = (startsAt !== undefined && startsAt >= to) || (endsAt !== undefined && endsAt <= from)
  if (isOther) return {}
  return {
    ...(startsAt !== undefined && { lateMs: Math.max(0, cameAt - startsAt) }),
    ...(endsAt !== undefined && { earlyMs: leftAt === null ? 0 : Math.max(0, endsAt - leftAt) }),
  }
}
