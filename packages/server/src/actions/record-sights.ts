import type { Context } from '../context.ts'
import type { ConnectionSight } from '../domain/connection.ts'
import type { EpochMs } from '../protocol/index.ts'
import { findConnection } from '../store/connections.ts'
import { participantsAtOdds } from '../store/participants.ts'
import { changeRoom } from './action.ts'
import { endConnection, overruleStatus, seeConnection } from './see-connection.ts'

const LIVEKIT = { kind: 'livekit' } as const

/** LiveKit reported sessions that are ACTIVE: one by webhook or by the answer to a call, many by a listing. */
export async function recordSights(
  context: Context,
  room: string,
  sights: ConnectionSight[],
  roomSid?: string,
): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    for (const sight of sights) await seeConnection(change, sight, roomSid)
  })
}

/** What a full listing says: who is there, and whose session was missing twice (W3), so that its end is inferred. */
export type Listing = { sights: ConnectionSight[]; gone: { sid: string; since: EpochMs }[] }

export async function recordListing(context: Context, room: string, { sights, gone }: Listing): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    for (const sight of sights) await seeConnection(change, sight)
    for (const { sid, since } of gone) {
      const connection = await findConnection(change.tx, sid)
      if (connection?.leftAt !== null || connection.seenAt > since) continue
      await endConnection(change, connection, { at: since, reason: 'NOT_LISTED', estimated: true })
    }
    for (const person of await participantsAtOdds(change.tx, room)) await overruleStatus(change, person)
  })
}

/** A track was published or taken away: webhooks about tracks say only whose and which. */
export async function recordTrack(
  context: Context,
  room: string,
  track: { sid: string; source: 'microphone' | 'camera' | 'screen'; on: boolean; at: EpochMs },
): Promise<void> {
  await changeRoom(context, room, LIVEKIT, async (change) => {
    const connection = await findConnection(change.tx, track.sid)
    if (!connection?.permission || connection.leftAt !== null) return
    const before = connection.media ?? { microphone: false, camera: false, screen: false, at: 0 }
    const media = { ...before, [track.source]: track.on, at: track.at }
    await seeConnection(change, {
      ...connection,
      permission: connection.permission,
      name: '',
      kind: 'standard',
      media,
    })
  })
}
