import { ParticipantInfo_State, ParticipantPermission, TrackSource, type ParticipantInfo } from 'livekit-server-sdk'
import type { ConnectionSight } from '../domain/connection.ts'
import type { LiveKitPermission, PublishSource } from '../domain/permission.ts'
import { isStorable, type EpochMs, type MediaSight, type ParticipantKind } from '../protocol/index.ts'

/** LiveKit's numbers for the kinds of participants (livekit_models.proto, `ParticipantInfo.Kind`). */
const KINDS: Record<number, ParticipantKind> = {
  0: 'standard',
  1: 'ingress',
  2: 'egress',
  3: 'sip',
  4: 'agent',
  7: 'connector',
  8: 'bridge',
}

const SOURCES: [PublishSource, TrackSource][] = [
  ['camera', TrackSource.CAMERA],
  ['microphone', TrackSource.MICROPHONE],
  ['screen_share', TrackSource.SCREEN_SHARE],
  ['screen_share_audio', TrackSource.SCREEN_SHARE_AUDIO],
]

/** LiveKit's own limit (config `limit.max_participant_name_length`, v1.13.5). */
const MAX_NAME = 256

/** Whether it can be recorded: one session that cannot must not hide the others of the room. */
export function isReadable({ identity, sid }: ParticipantInfo): boolean {
  return isStorable(identity) && isStorable(sid)
}

export function isActive(info: ParticipantInfo): boolean {
  return info.state === ParticipantInfo_State.ACTIVE
}

/** `at`: when LiveKit was asked, or when it said so; tells old sights from new ones. */
export function toSight(info: ParticipantInfo, at: EpochMs): Omit<ConnectionSight, 'from'> {
  return {
    at,
    sid: info.sid,
    identity: info.identity,
    name: info.name.replaceAll('\0', '').slice(0, MAX_NAME).toWellFormed(),
    kind: KINDS[info.kind] ?? 'agent',
    joinedAt: info.joinedAtMs ? Number(info.joinedAtMs) : Number(info.joinedAt) * 1000 || at,
    permission: toPermission(info.permission),
    media: toMedia(info, at),
  }
}

function toMedia({ tracks }: ParticipantInfo, at: EpochMs): MediaSight {
  const isOn = (source: TrackSource) => tracks.some((track) => track.source === source && !track.muted)
  return {
    microphone: isOn(TrackSource.MICROPHONE),
    camera: isOn(TrackSource.CAMERA),
    screen: isOn(TrackSource.SCREEN_SHARE),
    at,
  }
}

/** LiveKit leaves out what is false: an absent field is a right not held. */
function toPermission(permission?: ParticipantPermission): LiveKitPermission {
  return {
    canPublish: permission?.canPublish ?? false,
    canPublishData: permission?.canPublishData ?? false,
    canSubscribe: permission?.canSubscribe ?? false,
    canPublishSources: toSourceNames(permission?.canPublishSources ?? []),
    hidden: permission?.hidden ?? false,
    canUpdateMetadata: permission?.canUpdateMetadata ?? false,
    canSubscribeMetrics: permission?.canSubscribeMetrics ?? false,
    canManageAgentSession: permission?.canManageAgentSession ?? false,
  }
}

function toSourceNames(numbers: TrackSource[]): PublishSource[] {
  return SOURCES.filter(([, number]) => numbers.includes(number)).map(([name]) => name)
}

export function toSourceNumbers(names: PublishSource[]): TrackSource[] {
  return SOURCES.filter(([name]) => names.includes(name)).map(([, number]) => number)
}
