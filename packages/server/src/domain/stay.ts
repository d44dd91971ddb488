import type { EpochMs } from '../protocol/index.ts'
import type { Connection } from './connection.ts'

/** How long somebody whose last connection ended is still JOINED: reloads and reconnects take up to a second. */
export const LEAVE_GRACE_MS = 10_000

/** Reasons after which nobody comes back by a reconnect: the stay ends without grace. */
const FINAL_REASONS = ['PARTICIPANT_REMOVED', 'ROOM_DELETED', 'ROOM_CLOSED']

export type Stay = {
  joinedAt: EpochMs
  leftAt: EpochMs | null
  /** When we knew of the end, by our clock. */
  toldAt: EpochMs
  isFinal: boolean
}

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

/** Whether nobody comes back by a reconnect after it. */
export function isFinalReason(leaveReason: string | null): boolean {
  return FINAL_REASONS.includes(leaveReason ?? '')
}

/** Ended, with the grace over or none given. LiveKit's clock may be ahead of ours: that does not stretch the grace. */
export function isOver({ leftAt, toldAt, isFinal }: Stay, now: EpochMs): boolean {
  return leftAt !== null && (isFinal || Math.min(leftAt, toldAt) + LEAVE_GRACE_MS <= now)
}

/** Whether a session that ended before all of these may be a part of the stay. */
export function mayReachBack({ joinedAt }: Stay, ended: Connection[]): boolean {
  return Math.min(...ended.map(({ leftAt }) => leftAt ?? Infinity)) + LEAVE_GRACE_MS >= joinedAt
}

function wasActive({ permission }: Connection): boolean {
  return permission !== null
}

function goesOn({ leftAt, isFinal }: Stay, next: Connection): boolean {
  return leftAt === null || next.joinedAt < leftAt || (!isFinal && next.joinedAt <= leftAt + LEAVE_GRACE_MS)
}

function begun({ joinedAt, leftAt, seenAt, leaveReason }: Connection): Stay {
  return { joinedAt, leftAt, toldAt: seenAt, isFinal: isFinalReason(leaveReason) }
}

function extended(stay: Stay, next: Connection): Stay {
  const { leftAt, toldAt, isFinal } = begun(next)
  if (stay.leftAt === null || leftAt === null) return { ...stay, leftAt: null, isFinal: false }
  return leftAt >= stay.leftAt ? { ...stay, leftAt, toldAt, isFinal } : stay
}
