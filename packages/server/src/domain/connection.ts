import type { EpochMs, MediaSight, ParticipantKind } from '../protocol/index.ts'
import type { LiveKitPermission } from './permission.ts'

/** One LiveKit session of a person, known by its participant sid. A sid only moves forward (rule W1). */
export type Connection = {
  sid: string
  room: string
  roomSid: string | null
  userId: string
  identity: string
  /** What LiveKit last reported that this session may do; null while only its end is known. */
  permission: LiveKitPermission | null
  media: MediaSight | null
  joinedAt: EpochMs
  leftAt: EpochMs | null
  leaveReason: string | null
  /** The end was inferred from listings, not reported: a later sight reopens the connection. */
  estimated: boolean
  /** Last sign of life, or when the end was told; by the server's clock. */
  seenAt: EpochMs
  /** What the site lets this session do: what it came with, or was given since. The base of what an observed room wants. */
  joinedWith: LiveKitPermission | null
  /** Told by the panel itself (rule L9), in milliseconds. */
  speakingMs: number
  microphoneMs: number
  cameraMs: number
  reportedAt: EpochMs | null
}

/** What a report of a join, a listing, or the answer to a call of ours says of one session. */
export type ConnectionSight = {
  from: 'join' | 'listing' | 'answer'
  /** When LiveKit was asked or said so, by our clock: of two sights the later begun one holds. */
  at: EpochMs
  sid: string
  /** The LiveKit room's own id, where the source says it. */
  roomSid?: string
  identity: string
  name: string
  kind: ParticipantKind
  joinedAt: EpochMs
  permission: LiveKitPermission
  /** Absent where the source does not say (a webhook about the join carries no tracks yet). */
  media?: MediaSight
}

export type MediaSource = 'microphone' | 'camera' | 'screen'

/** Why a session ended whose person was erased: for us, whether it goes on in LiveKit or not. */
export const ERASED = 'ERASED'

export function isOpen(connection: Connection): boolean {
  return connection.leftAt === null
}

/** The person's media over all open connections; undefined when none has been seen. */
export function mediaOf(connections: Connection[]): MediaSight | undefined {
  const sights = connections.flatMap(({ media }) => (media ? [media] : []))
  if (sights.length === 0) return undefined
  return {
    microphone: sights.some((sight) => sight.microphone),
    camera: sights.some((sight) => sight.camera),
    screen: sights.some((sight) => sight.screen),
    at: Math.max(...sights.map((sight) => sight.at)),
  }
}

/** Until the next sight, to which it is news that it is on. */
export function seenOff(connection: Connection, source: MediaSource, at: EpochMs): Connection {
  return { ...connection, media: connection.media && { ...connection.media, [source]: false, at } }
}

export function sameMedia(a: MediaSight | null, b: MediaSight | null): boolean {
  return a?.microphone === b?.microphone && a?.camera === b?.camera && a?.screen === b?.screen
}
