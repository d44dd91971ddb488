import type { Rights } from '../protocol/index.ts'

export const PUBLISH_SOURCES = ['camera', 'microphone', 'screen_share', 'screen_share_audio'] as const
export type PublishSource = (typeof PUBLISH_SOURCES)[number]

/**
 * LiveKit's permission of one session. Writing it replaces the whole set (livekit-server v1.13.5: `SetPermission` in
 * pkg/rtc/participant.go), so fields that are not ours are carried along as they were seen.
 */
export type LiveKitPermission = {
  canPublish: boolean
  canPublishData: boolean
  canSubscribe: boolean
  /** Empty together with `canPublish: true` means every source. */
  canPublishSources: PublishSource[]
  hidden: boolean
  canUpdateMetadata: boolean
  canSubscribeMetrics: boolean
  canManageAgentSession: boolean
}

const SOURCES_OF: [keyof Rights, PublishSource[]][] = [
  ['canVideo', ['camera']],
  ['canSpeak', ['microphone']],
  ['canShareScreen', ['screen_share', 'screen_share_audio']],
]

/** What these rights allow to publish. */
export function sourcesOf(rights: Rights): PublishSource[] {
  return SOURCES_OF.flatMap(([right, sources]) => (rights[right] ? sources : []))
}

/** What LiveKit should grant a session of a person with these rights. */
export function wantedPermission(rights: Rights, seen: LiveKitPermission): LiveKitPermission {
  const canPublishSources = sourcesOf(rights)
  return {
    ...seen,
    canSubscribe: true,
    canPublishData: rights.canChat,
    canPublish: canPublishSources.length > 0,
    canPublishSources,
  }
}

export function isInForce(rights: Rights, seen: LiveKitPermission): boolean {
  const wanted = wantedPermission(rights, seen)
  return (
    wanted.canSubscribe === seen.canSubscribe &&
    wanted.canPublishData === seen.canPublishData &&
    sameSources(grantedSources(wanted), grantedSources(seen))
  )
}

export function samePermission(a: LiveKitPermission | null, b: LiveKitPermission): boolean {
  return (
    a !== null &&
    a.canPublish === b.canPublish &&
    a.canPublishData === b.canPublishData &&
    a.canSubscribe === b.canSubscribe &&
    a.hidden === b.hidden &&
    a.canUpdateMetadata === b.canUpdateMetadata &&
    a.canSubscribeMetrics === b.canSubscribeMetrics &&
    a.canManageAgentSession === b.canManageAgentSession &&
    sameSources(grantedSources(a), grantedSources(b))
  )
}

function grantedSources(permission: LiveKitPermission): readonly PublishSource[] {
  if (!permission.canPublish) return []
  return permission.canPublishSources.length > 0 ? permission.canPublishSources : PUBLISH_SOURCES
}

function sameSources(a: readonly PublishSource[], b: readonly PublishSource[]): boolean {
  return a.length === b.length && a.every((source) => b.includes(source))
}
