import { recordListing, type Listing } from '../actions/record-sights.ts'
import type { Context, Unwelcome } from '../context.ts'
import type { KeptOutBy } from '../domain/entry.ts'
import { sameMedia, type Connection } from '../domain/connection.ts'
import { isLater } from '../domain/later.ts'
import { samePermission } from '../domain/permission.ts'
import { isStaff, type EpochMs } from '../protocol/index.ts'
import { openConnections } from '../store/connections.ts'
import { seatsOf, type Seat } from '../store/identities.ts'
import { findRoom } from '../store/rooms.ts'
import type { Listed, LiveKitClient } from './client.ts'
import { keptOutOf } from './kept-out.ts'

/** A session is closed by absence when it was missing in two listings at least this far apart. */
const MISSING_FOR_MS = 5_000

export type ListingState = {
  /** Which open sessions the last listing lacked, and since when: by our clock, and by the steady one. */
  missing: Map<string, { since: EpochMs; steady: number }>
  /** Identities that a call is under way for: its answer is newer than what a listing says of them. */
  calling: ReadonlySet<string>
  /** Whether this instance still looks after the room: if not, the answer is old and another one asks. */
  isOurs: () => boolean
}

/**
 * Asks LiveKit who is in a room and records what the server did not know (W3). Reads only, while all is as known.
 * @returns everybody who is listed, in whatever state, and is kept out
 * @throws ProtocolError livekit-unavailable: a failed listing says nothing about anybody
 */
export async function listRoom(
  context: Context,
  client: LiveKitClient,
  room: string,
  { missing, calling, isOurs }: ListingState,
): Promise<Unwelcome[]> {
  const { db, clock } = context
  const beganAt = { since: clock(), steady: performance.now() }
  const listed = await client.list(room)
  if (!isOurs()) return []
  const known = new Map((await openConnections(db, room)).map((connection) => [connection.sid, connection]))
  const strangers = listed.flatMap(({ sid, identity }) => (known.has(sid) ? [] : identity))
  const seats = await seatsOf(db, room, strangers)
  const unwelcome = await keptOut(context, room, listed, known, seats)
  const turned = new Set(unwelcome.map(({ identity }) => identity))
  const present = listed.filter(({ isActive }) => isActive)
  const sights = present.filter(
    ({ sid, identity }) =>
      !turned.has(identity) && !seats.get(identity)?.isDesk && !(known.has(sid) && calling.has(identity)),
  )
  const news = sights.filter((sight) => isNews(sight, known.get(sight.sid)))
  // Seen past the waiting room: that is where they are now.
  const knocks = unwelcome.filter(({ by }) => by === 'lobby').map(({ identity }) => identity)
  const passing = present.filter(({ sid, identity }) => !known.has(sid) && knocks.includes(identity))
  const gone = missingTwice([...known.values()], present, beganAt, missing)
  const seen = new Set(sights.map(({ sid }) => sid))
  await recordListing(context, room, { at: beganAt.since, listed: seen, sights: [...news, ...passing], gone })
  for (const sight of news) if (!known.has(sight.sid)) context.onRepair('join')
  for (const _ of gone) context.onRepair('leave')
  return unwelcome
}

function isNews(sight: Listed, known: Connection | undefined): boolean {
  if (!known || (known.roomSid === null && sight.roomSid !== undefined)) return true
  return !samePermission(known.permission, sight.permission) || !sameMedia(known.media, sight.media ?? null)
}

/** Sessions of people who are kept out, and desks of people who are no staff any more: they would listen unseen. */
async function keptOut(
  context: Context,
  roomName: string,
  listed: Listed[],
  known: Map<string, Connection>,
  seats: Map<string, Seat>,
): Promise<(Unwelcome & { by: KeptOutBy | undefined })[]> {
  const room = await findRoom(context.db, roomName)
  if (!room) return []
  const visits = listed.map(({ sid, identity, kind }) => {
    const seat = seats.get(identity)
    return { identity, kind, seat, userId: known.get(sid)?.userId ?? seat?.userId ?? identity }
  })
  const outside = await keptOutOf(context, room, visits)
  return visits.flatMap(({ identity, userId, seat }) => {
    const isFormerDesk = seat?.isDesk && !isStaff(seat.role)
    const by = isFormerDesk ? undefined : outside.get(userId)
    return by || isFormerDesk ? [{ identity, userId, by }] : []
  })
}

/** Only listings begun after the last sign of life count: one under way while somebody joins does not list them. */
function missingTwice(
  known: Connection[],
  present: Listed[],
  beganAt: { since: EpochMs; steady: number },
  missing: ListingState['missing'],
): Listing['gone'] {
  const listed = new Set(present.map(({ sid }) => sid))
  const isSeenAfter = (seenAt: EpochMs, at: EpochMs) => seenAt === at || isLater(seenAt, at)
  const absent = known.filter(({ sid, seenAt }) => !listed.has(sid) && !isSeenAfter(seenAt, beganAt.since))
  const before = new Map(missing)
  missing.clear()
  for (const { sid, seenAt } of absent) {
    const first = before.get(sid)
    missing.set(sid, first && !isSeenAfter(seenAt, first.since) ? first : beganAt)
  }
  return absent.flatMap(({ sid }) => {
    const { since, steady } = missing.get(sid) ?? beganAt
    return beganAt.steady - steady >= MISSING_FOR_MS ? [{ sid, since }] : []
  })
}
