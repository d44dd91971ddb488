import { recordListing, type Listing } from '../actions/record-sights.ts'
import type { Context } from '../context.ts'
import { sameMedia, type Connection, type ConnectionSight } from '../domain/connection.ts'
import { samePermission } from '../domain/wanted.ts'
import { openConnections } from '../store/connections.ts'
import { participantsAtOdds } from '../store/participants.ts'
import type { LiveKitClient } from './client.ts'

/** A session is closed by absence when it was missing in two listings at least this far apart. */
const MISSING_FOR_MS = 5_000

/** Remembers, per room, which open sessions the last listing lacked and since when. */
export type MissingSince = Map<string, number>

/**
 * Asks LiveKit who is in a room and records what the server did not know (W3). Reads only, while all is as known.
 * @throws ProtocolError livekit-unavailable: a failed listing says nothing about anybody
 */
export async function listRoom(
  context: Context,
  client: LiveKitClient,
  room: string,
  missing: MissingSince,
): Promise<void> {
  const beganAt = context.clock()
  const sights = await client.listActive(room)
  const known = await openConnections(context.db, room)
  const bySid = new Map(known.map((connection) => [connection.sid, connection]))
  const news = sights.filter((sight) => isNews(sight, bySid.get(sight.sid)))
  const gone = missingTwice(known, sights, beganAt, missing)
  const isAtOdds = (await participantsAtOdds(context.db, room)).length > 0
  if (news.length > 0 || gone.length > 0 || isAtOdds) await recordListing(context, room, { sights: news, gone })
}

function isNews(sight: ConnectionSight, known: Connection | undefined): boolean {
  if (!known) return true
  return !samePermission(known.permission, sight.permission) || !sameMedia(known.media, sight.media ?? null)
}

/** Only listings begun after the last sign of life count: one under way while somebody joins does not list them. */
function missingTwice(
  known: Connection[],
  sights: ConnectionSight[],
  beganAt: number,
  missing: MissingSince,
): Listing['gone'] {
  const listed = new Set(sights.map(({ sid }) => sid))
  const absent = known.filter(({ sid, seenAt }) => !listed.has(sid) && seenAt < beganAt)
  const before = new Map(missing)
  missing.clear()
  for (const { sid, seenAt } of absent) {
    const since = before.get(sid)
    missing.set(sid, since !== undefined && since > seenAt ? since : beganAt)
  }
  return absent.flatMap(({ sid }) => {
    const since = missing.get(sid) ?? beganAt
    return beganAt - since >= MISSING_FOR_MS ? [{ sid, since }] : []
  })
}
