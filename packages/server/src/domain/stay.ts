import type { EpochMs } from '../protocol/index.ts'
import type { Connection } from './connection.ts'

/** How long somebody whose last connection ended is still JOINED: reloads and reconnects take up to a second. */
export const LEAVE_GRACE_MS = 10_000

/** Reasons after which nobody comes back by a reconnect: the stay ends without grace. */
const FINAL_REASONS = ['PARTICIPANT_REMOVED', 'ROOM_DELETED', 'ROOM_CLOSED']

export type Stay = { joinedAt: EpochMs; leftAt: EpochMs | null; isFinal: boolean }

/**
 * The latest stay that a person's sessions make up. One that begins within the grace of another goes on with it. Taken
 * from LiveKit's own times, so the order in which sessions became known makes no difference (W1).
 */
export function latestStay(connections: Connection[]): Stay | undefined {
  let stay: Stay | undefined
  for (const session of connections.filter(wasActive).toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    stay = stay && goesOn(stay, session) ? extended(stay, session) : begun(session)
  }
  return stay
}

/** Ended, with the grace over or none given. */
export function isOver({ leftAt, isFinal }: Stay, now: EpochMs): boolean {
  return leftAt !== null && (isFinal || leftAt + LEAVE_GRACE_MS <= now)
}

function wasActive({ permission }: Connection): boolean {
  return permission !== null
}

function goesOn({ leftAt, isFinal }: Stay, next: Connection): boolean {
  return leftAt === null || next.joinedAt < leftAt || (!isFinal && next.joinedAt <= leftAt + LEAVE_GRACE_MS)
}

function begun({ joinedAt, leftAt, leaveReason }: Connection): Stay {
  return { joinedAt, leftAt, isFinal: FINAL_REASONS.includes(leaveReason ?? '') }
}

function extended(stay: Stay, next: Connection): Stay {
  const { leftAt, isFinal } = begun(next)
  if (stay.leftAt === null || leftAt === null) return { ...stay, leftAt: null, isFinal: false }
  return leftAt >= stay.leftAt ? { ...stay, leftAt, isFinal } : stay
}
