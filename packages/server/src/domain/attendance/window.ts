import type { EpochMs } from '../../protocol/index.ts'
import type { Room } from '../room.ts'

/** A4: from the first moment that counts to the first that does not. */
export type Window = {
  from: EpochMs
  to: EpochMs
  /** It goes on: `to` is now. */
  isOpen: boolean
}

/** The longest that can be asked for. */
export const MAX_WINDOW_MS = 3_653 * 24 * 60 * 60 * 1000

/** So long nobody may be there until the room's next time begins (A18). */
export const EMPTY_MS = 30 * 60 * 1000

/**
 * A18: from when somebody first came until now; or until the room ended, or `emptiedAt`, when the last had left. Before
 * anybody came there is nothing to see.
 */
export function windowOf(
  { openedAt, endedAt }: Pick<Room, 'openedAt' | 'endedAt'>,
  emptiedAt: EpochMs | undefined,
  wish: { from?: EpochMs | undefined; to?: EpochMs | undefined },
  now: EpochMs,
): Window {
  const closedAt = openedAt === null ? undefined : (endedAt ?? emptiedAt)
  const from = wish.from ?? openedAt ?? now
  const to = wish.to ?? Math.max(from, closedAt ?? now)
  return { from, to, isOpen: wish.to === undefined && closedAt === undefined }
}
