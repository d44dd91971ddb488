import {
  ParticipantInfo,
  ParticipantInfo_State,
  ParticipantPermission,
  TrackInfo,
  TrackSource,
} from 'livekit-server-sdk'
import { randomBytes } from 'node:crypto'

export type StandInRoom = { name: string; sid: string; sessions: Map<string, ParticipantInfo> }

const SOURCES: [string, TrackSource][] = [
  ['camera', TrackSource.CAMERA],
  ['microphone', TrackSource.MICROPHONE],
  ['screen_share', TrackSource.SCREEN_SHARE],
  ['screen_share_audio', TrackSource.SCREEN_SHARE_AUDIO],
]

type Claims = {
  sub: string
  name?: string
  video: {
    room: string
    canPublish?: boolean
    canPublishSources?: string[]
    canPublishData?: boolean
    canSubscribe?: boolean
    hidden?: boolean
  }
}

export const newSid = (prefix: string) => `${prefix}_${randomBytes(6).toString('hex')}`

/** The session that a browser with this token has, as LiveKit v1.13.5 grants it. */
export function sessionFrom(token: string, now: number): { room: string; info: ParticipantInfo } {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims
  const { room, canPublish = true, canPublishSources = [], canSubscribe = true, hidden = false } = claims.video
  const info = new ParticipantInfo({
    sid: newSid('PA'),
    identity: claims.sub,
    name: claims.name ?? '',
    state: ParticipantInfo_State.ACTIVE,
    joinedAt: BigInt(Math.floor(now / 1000)),
    joinedAtMs: BigInt(now),
    permission: new ParticipantPermission({
      canPublish,
      canSubscribe,
      canPublishData: claims.video.canPublishData ?? canPublish,
      canPublishSources: SOURCES.filter(([name]) => canPublishSources.includes(name)).map(([, source]) => source),
      hidden,
    }),
  })
  return { room, info }
}

/** Names of what a session may publish now. */
export function grantedSources({ permission }: ParticipantInfo): string[] {
  if (!permission?.canPublish) return []
  const { canPublishSources } = permission
  return SOURCES.filter(([, source]) => canPublishSources.length === 0 || canPublishSources.includes(source)).map(
    ([name]) => name,
  )
}

export function microphoneTrack(): TrackInfo {
  return new TrackInfo({ sid: newSid('TR'), source: TrackSource.MICROPHONE })
}
