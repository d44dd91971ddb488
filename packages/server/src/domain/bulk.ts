import {
  ProtocolError,
  isStaff,
  type Actor,
  type BulkCounts,
  type BulkRecord,
  type EpochMs,
} from '../protocol/index.ts'
import type { Room } from './room.ts'

/** As it is kept with its room. `seenAt`: when it last went on. */
export type Bulk = BulkRecord & { seenAt: EpochMs }

export const NONE_BEHIND: BulkCounts = { done: 0, skipped: 0, left: 0, failed: 0 }

/** So many of a room may be under way at once. */
export const MAX_RUNNING = 5
/** So many that have ended stay on record, for panels that come a little later. */
const KEPT_ENDED = 3
/** Whoever carries it out says so every few seconds, however slowly LiveKit answers. */
const GIVEN_UP_AFTER_MS = 60_000

export function bulksOf({ bulks }: Pick<Room, 'bulks'>): Bulk[] {
  return bulks === null ? [] : (JSON.parse(bulks) as Bulk[])
}

export function bulkOf(room: Pick<Room, 'bulks'>, id: string): Bulk | undefined {
  return bulksOf(room).find((bulk) => bulk.id === id)
}

export function isRunning({ endedAt }: BulkRecord): boolean {
  return endedAt === undefined
}

/** @throws ProtocolError not-staff */
export function assertActsOnMany(actor: Actor): void {
  if (actor === 'site' || isStaff(actor.role)) return
  throw new ProtocolError('not-staff', 'Only the host, co-hosts and moderators can act on many people at once.')
}

/** Where nobody carries it out any more: whoever did has died. */
export function isAbandoned(bulk: Bulk, now: EpochMs): boolean {
  return isRunning(bulk) && bulk.seenAt + GIVEN_UP_AFTER_MS <= now
}

/** The room with this one as it is now; of those that have ended the newest. */
export function withBulk(room: Room, bulk: Bulk): Room {
  const others = bulksOf(room).filter(({ id }) => id !== bulk.id)
  const all = [...others, bulk].sort((a, b) => a.by.at - b.by.at)
  const ended = all.filter((each) => !isRunning(each))
  const dropped = new Set(ended.slice(0, Math.max(0, ended.length - KEPT_ENDED)))
  return { ...room, bulks: JSON.stringify(all.filter((each) => !dropped.has(each))) }
}

export function withCounts(bulk: Bulk, counts: BulkCounts, seenAt: EpochMs): Bulk {
  return { ...bulk, ...counts, seenAt }
}

export function withEnd(bulk: Bulk, endedAt: EpochMs): Bulk {
  return { ...bulk, endedAt, seenAt: endedAt }
}

/** Nothing that somebody began stays in their name; what they are doing is not gone on with. */
export function withoutBulksOf(room: Pick<Room, 'bulks'>, participantId: string): string | null {
  const left = bulksOf(room).filter(({ by, cancelledBy }) => ![by.id, cancelledBy?.id].includes(participantId))
  return left.length > 0 ? JSON.stringify(left) : null
}

export function toBulkRecord(bulk: Bulk): BulkRecord {
  const { seenAt: _seenAt, ...record } = bulk
  return record
}
