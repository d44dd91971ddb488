import type { Context, Unwelcome } from '../context.ts'
import { isOpen, type ConnectionSight, type MediaSource } from '../domain/connection.ts'
import { isLater } from '../domain/later.ts'
import type { Participant } from '../domain/participant.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findConnection, openConnectionsOf } from '../store/connections.ts'
import { participantsAtOdds } from '../store/presence.ts'
import { changeRoom, type Change } from './action.ts'
import { inParts } from './in-parts.ts'
import { endConnection, overruleStatus, seeConnection } from './see-connection.ts'

const LIVEKIT = { kind: 'livekit' } as const

/** LiveKit reported sessions that are ACTIVE: a webhook about a join, or the answer to a call. */
export async function recordSights(context: Context, room: string, sights: ConnectionSight[]): Promise<void> {
  const { result: unwelcome } = await changeRoom(context, room, LIVEKIT, (change) => seeAll(change, sights))
  if (unwelcome.length > 0) context.turnAway(room, unwelcome)
}

/**
 * What a full listing says: what is new of who is there (all of their sids are in `listed`), and whose session was
 * missing twice (W3), so that its end is inferred. `at`: when LiveKit was asked.
 */
export type Listing = {
  at: EpochMs
  listed: ReadonlySet<string>
  sights: ConnectionSight[]
  gone: { sid: string; since: EpochMs }[]
}

export async function recordListing(context: Context, room: string, listing: Listing): Promise<void> {
  const { sights, gone } = listing
  await inParts(sights, (part) => recordSights(context, room, part))
  await inParts(gone, (part) => changeRoom(context, room, LIVEKIT, (change) => endAll(change, part)))
  if ((await participantsAtOdds(context.db, room, context.clock())).length === 0) return
  await changeRoom(context, room, LIVEKIT, async (change) => {
    for (const person of await participantsAtOdds(change.tx, room, change.at)) {
      if (person.status === 'JOINED' || (await isListed(change, person, listing))) await overruleStatus(change, person)
    }
  })
}

/** Only who was seen is here against the record's word; and who was kept out, only if that was over by then. */
async function isListed({ tx, room }: Change, person: Participant, { at, listed }: Listing): Promise<boolean> {
  if ((person.barredUntil ?? 0) > at) return false
  const open = await openConnectionsOf(tx, room.name, person.userId)
  return open.some(({ sid }) => listed.has(sid))
}

async function endAll(change: Change, gone: Listing['gone']): Promise<void> {
  for (const { sid, since } of gone) {
    const connection = await findConnection(change.tx, sid)
    if (!connection || !isOpen(connection) || isLater(connection.seenAt, since)) continue
    await endConnection(change, connection, { at: since, reason: 'NOT_LISTED', estimated: true })
  }
}

async function seeAll(change: Change, sights: ConnectionSight[]): Promise<Unwelcome[]> {
  const unwelcome: Unwelcome[] = []
  for (const sight of sights) unwelcome.push(...(await seeConnection(change, sight)))
  return unwelcome
}

/** A track was published or taken away: webhooks about tracks say only whose and which. */
export async function recordTrack(
  context: Context,
  room: string,
  { sid, source, on, at }: { sid: string; source: MediaSource; on: boolean; at: EpochMs },
): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const connection = await findConnection(change.tx, sid)
    if (!connection?.permission || !isOpen(connection)) return
    const { identity, joinedAt, permission } = connection
    const before = connection.media ?? { microphone: false, camera: false, screen: false, at: 0 }
    const media = { ...before, [source]: on, at }
    await seeConnection(change, {
      from: 'listing',
      at,
      sid,
      identity,
      name: '',
      kind: 'standard',
      joinedAt,
      permission,
      media,
    })
  })
}
