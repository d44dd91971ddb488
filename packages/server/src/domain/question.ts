import type { EpochMs } from '../protocol/index.ts'

/** Something that a person is asked stands on the record until it is answered, and for so long at most. */
export const ANSWER_WITHIN_MS = 60_000

export function answerDueAt(askedAt: EpochMs): EpochMs {
  return askedAt + ANSWER_WITHIN_MS
}
