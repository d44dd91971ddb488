import { RoomServiceClient, ServerError, TrackSource } from 'livekit-server-sdk'
import type { Config } from '../config.ts'
import type { ConnectionSight, MediaSource } from '../domain/connection.ts'
import type { LiveKitPermission } from '../domain/permission.ts'
import { ProtocolError } from '../protocol/index.ts'
import { isActive, isReadable, toSight, toSourceNumbers } from './sight.ts'

/** Seconds until a call counts as unanswered. */
const TIMEOUT_S = 5

/** Who is in a room: every session, whatever its state. Only the ACTIVE ones are present. */
export type Listed = ConnectionSight & { isActive: boolean }

/** The calls this server makes to LiveKit. Every failure but "not there" is a `livekit-unavailable` ProtocolError. */
export type LiveKitClient = {
  /** Names of the rooms that exist in LiveKit now. */
  listRooms(): Promise<string[]>
  /** The sessions in a room; none for a room that does not exist. */
  list(room: string): Promise<Listed[]>
  /** The session after the change; undefined when nobody of this identity is there. */
  updatePermission(room: string, identity: string, wanted: LiveKitPermission): Promise<ConnectionSight | undefined>
  /** Ends the session of this identity; false when nobody of this identity is there. */
  remove(room: string, identity: string): Promise<boolean>
  /** Mutes every track of this source. @returns whether one was on; undefined when nobody of this identity is there */
  silence(room: string, identity: string, source: MediaSource): Promise<boolean | undefined>
  /** Ends the room and the sessions of all; also where there is none. */
  endRoom(room: string): Promise<void>
}

const TRACK_SOURCES: Record<MediaSource, TrackSource[]> = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
}

export function createLiveKitClient({ livekit }: Config, clock: () => number): LiveKitClient {
  const service = new RoomServiceClient(httpUrl(livekit.url), livekit.apiKey, livekit.apiSecret, {
    requestTimeout: TIMEOUT_S,
  })
  return {
    listRooms: () => call(async () => (await service.listRooms()).map(({ name }) => name)),

    async list(room) {
      const at = clock()
      // Asked first: LiveKit with several nodes answers nothing but a timeout about a room that does not exist.
      const [existing] = await call(() => service.listRooms([room]))
      if (!existing) return []
      const listed = await call(() => service.listParticipants(room))
      const more = { from: 'listing', at, roomSid: existing.sid } as const
      return listed.filter(isReadable).map((info) => ({ ...toSight(info, at), ...more, isActive: isActive(info) }))
    },

    async updatePermission(room, identity, wanted) {
      const at = clock()
      const permission = { ...wanted, canPublishSources: toSourceNumbers(wanted.canPublishSources) }
      const info = await callFor(() => service.updateParticipant(room, identity, { permission }))
      return info && { ...toSight(info, at), from: 'answer', at: clock() }
    },

    async remove(room, identity) {
      // Cloud honours it: a token from before is good no more.
      const revokeTokenTs = BigInt(Math.floor(clock() / 1000))
      const removed = await callFor(async () => {
        await service.removeParticipant(room, identity, { revokeTokenTs })
        return true
      })
      return removed ?? false
    },

    async silence(room, identity, source) {
      const info = await callFor(() => service.getParticipant(room, identity))
      const on = info?.tracks.filter((track) => TRACK_SOURCES[source].includes(track.source) && !track.muted)
      await Promise.all(
        (on ?? []).map(({ sid }) => callFor(() => service.mutePublishedTrack(room, identity, sid, true))),
      )
      return on && on.length > 0
    },

    async endRoom(room) {
      await callFor(() => service.deleteRoom(room))
    },
  }
}

/** Runs a call about one person, or room; undefined when LiveKit says that it is not there. */
async function callFor<Answer>(request: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof ServerError && error.code === 'not_found') return undefined
    throw unavailable(error)
  }
}

async function call<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request()
  } catch (error) {
    throw unavailable(error)
  }
}

function unavailable(error: unknown): ProtocolError {
  if (error instanceof ServerError && error.status === 401) {
    return new ProtocolError(
      'livekit-unavailable',
      'LiveKit refuses the API key: check LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
    )
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new ProtocolError('livekit-unavailable', `LiveKit does not answer (${reason}).`)
}

function httpUrl(url: string): string {
  return url.replace(/^ws/, 'http')
}
