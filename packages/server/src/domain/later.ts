import type { EpochMs } from '../protocol/index.ts'

/** No call is under way for longer. */
const AT_MOST_MS = 15_000

/**
 * Whether something seen at `at` happened after what was asked at `askedAt`. What seems to have happened much later was
 * seen before the clock was put back.
 */
export function isLater(at: EpochMs, askedAt: EpochMs): boolean {
  return at > askedAt && at - askedAt <= AT_MOST_MS
}
