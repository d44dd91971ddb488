import type { Context } from '../context.ts'
import { MAX_WINDOW_MS, windowOf, type Window } from '../domain/attendance/window.ts'
import type { Asked } from '../domain/attendance/person.ts'
import type { Room } from '../domain/room.ts'
import {
  ProtocolError,
  refusalOf,
  type Actor,
  type AttendanceKeeping,
  type AttendanceScope,
  type EpochMs,
} from '../protocol/index.ts'
import { isAnybodyHere, lastLeaveOf } from '../store/attendance.ts'

/** The window that somebody asks for, as they wrote it. */
export type WindowWish = { from?: EpochMs; to?: EpochMs }

/** A browser's clock may be ahead by so much. */
const AHEAD_MS = 60_000

const DAY_MS = 24 * 60 * 60 * 1000

const ANYBODY = { id: '', role: 'VIEWER' } as const

/** Moderators read of others who talks how much now, and nothing of times that are over. */
export function scopeOf(actor: Actor, { from, to }: WindowWish): AttendanceScope {
  if (!refusalOf('analytics.read', actor, ANYBODY)) return 'everybody'
  const isNow = from === undefined && to === undefined
  return isNow && !refusalOf('analytics.talkShare', actor) ? 'talk-share' : 'own'
}

/** What the figures are to be of. @throws ProtocolError invalid-request */
export async function askedOf({ db, clock, config }: Context, room: Room, wish: WindowWish): Promise<Asked> {
  const now = clock()
  assertPossible(wish, now)
  const window = windowOf(room, await emptiedAt(db, room, now), boundedBy(wish, now), now)
  assertShort(window)
  const { startsAt, endsAt, talkTime } = room
  const schedule = { ...(startsAt !== null && { startsAt }), ...(endsAt !== null && { endsAt }) }
  const keptDays = Math.min(config.eventRetentionDays, config.anonymiseAfterDays ?? Infinity)
  return { window, schedule, now, talkTime, knownSince: now - keptDays * DAY_MS }
}

export function keepingOf({ config }: Context, { talkTime }: Room): AttendanceKeeping {
  const { eventRetentionDays: retentionDays, anonymiseAfterDays } = config
  return { talkTime, retentionDays, ...(anonymiseAfterDays !== undefined && { anonymiseAfterDays }) }
}

async function emptiedAt(db: Context['db'], room: Room, now: EpochMs): Promise<EpochMs | undefined> {
  if (room.openedAt === null || (await isAnybodyHere(db, room.name))) return undefined
  return lastLeaveOf(db, room.name, now)
}

function boundedBy({ from, to }: WindowWish, now: EpochMs): WindowWish {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to: Math.min(to, now) }) }
}

function assertPossible({ from, to }: WindowWish, now: EpochMs): void {
  for (const [field, time] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (time !== undefined && time > now + AHEAD_MS) refuse(field, 'is in the future')
  }
  if (from !== undefined && to !== undefined && from > to) refuse('to', 'is before from')
}

function assertShort({ from, to }: Window): void {
  if (to - from > MAX_WINDOW_MS) refuse('from', 'is more than ten years before to')
  if (to < from) refuse('to', 'is before the room was opened: name from too')
}

function refuse(field: string, message: string): never {
  throw new ProtocolError('invalid-request', `${field}: ${message}.`, { errors: [{ field, message }] })
}
