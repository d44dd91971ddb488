import { RoomServiceClient, ServerError, TrackSource } from 'livekit-server-sdk'
import type { Config } from '../config.ts'
import type { ConnectionSight } from '../domain/connection.ts'
import type { LiveKitPermission } from '../domain/wanted.ts'
import { ProtocolError } from '../protocol/index.ts'
import { isActive, toSight, toSourceNumbers } from './sight.ts'

/** Seconds until a call counts as unanswered. */
const TIMEOUT_S = 5

/** The calls this server makes to LiveKit. Every failure but "not there" is a `livekit-unavailable` ProtocolError. */
export type LiveKitClient = {
  /** Names of the rooms that exist in LiveKit now. */
  listRooms(): Promise<string[]>
  /** Sessions that are ACTIVE in a room; none for a room that does not exist. */
  listActive(room: string): Promise<ConnectionSight[]>
  /** The session after the change; undefined when nobody of this identity is there. */
  updatePermission(room: string, identity: string, wanted: LiveKitPermission): Promise<ConnectionSight | undefined>
  /** Mutes every microphone of this identity; false when nobody of this identity is there. */
  muteMicrophones(room: string, identity: string): Promise<boolean>
}

export function createLiveKitClient({ livekit }: Config, clock: () => number): LiveKitClient {
  const service = new RoomServiceClient(httpUrl(livekit.url), livekit.apiKey, livekit.apiSecret, {
    requestTimeout: TIMEOUT_S,
  })
  return {
    listRooms: () => call(async () => (await service.listRooms()).map(({ name }) => name)),

    async listActive(room) {
      const at = clock()
      const listed = await call(() => service.listParticipants(room))
      return (listed ?? []).filter(isActive).map((info) => toSight(info, at))
    },

    async updatePermission(room, identity, wanted) {
      const at = clock()
      const permission = { ...wanted, canPublishSources: toSourceNumbers(wanted.canPublishSources) }
      const info = await callFor(() => service.updateParticipant(room, identity, { permission }))
      return info && toSight(info, at)
    },

    async muteMicrophones(room, identity) {
      const info = await callFor(() => service.getParticipant(room, identity))
      const microphones = (info?.tracks ?? []).filter(
        ({ source, muted }) => source === TrackSource.MICROPHONE && !muted,
      )
      for (const { sid } of microphones) await callFor(() => service.mutePublishedTrack(room, identity, sid, true))
      return info !== undefined
    },
  }
}

/** Runs a call about one person; undefined when LiveKit says that this person is not there. */
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
