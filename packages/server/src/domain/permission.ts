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

/** A session that may only listen. */
export const LISTENING: LiveKitPermission = {
  canPublish: false,
  canPublishData: false,
  canSubscribe: true,
  canPublishSources: [],
  hidden: false,
  canUpdateMetadata: false,
  canSubscribeMetrics: false,
  canManageAgentSession: false,
}

type SourceRight = 'canSpeak' | 'canVideo' | 'canShareScreen'

export const SOURCES_OF: Record<SourceRight, PublishSource[]> = {
  canVideo: ['camera'],
  canSpeak: ['microphone'],
  canShareScreen: ['screen_share', 'screen_share_audio'],
}

export const SOURCE_RIGHTS = Object.keys(SOURCES_OF) as SourceRight[]

/** What these rights allow to publish. */
export function sourcesOf(rights: Rights): PublishSource[] {
  return SOURCE_RIGHTS.flatMap((right) => (rights[right] ? SOURCES_OF[right] : []))
}

/** No source allowed is no publishing at all: an empty list together with `canPublish` would be everything. */
export function publishing(sources: PublishSource[]): Pick<LiveKitPermission, 'canPublish' | 'canPublishSources'> {
  return { canPublish: sources.length > 0, canPublishSources: sources }
}

export function grantedSources({ canPublish, canPublishSources }: LiveKitPermission): readonly PublishSource[] {
  if (!canPublish) return []
  return canPublishSources.length > 0 ? canPublishSources : PUBLISH_SOURCES
}

/** What LiveKit lets a person do who has these sessions. */
export function grantedRights(permissions: LiveKitPermission[]): Rights {
  const may = (source: PublishSource) => permissions.some((permission) => grantedSources(permission).includes(source))
  return {
    canSpeak: may('microphone'),
    canVideo: may('camera'),
    canShareScreen: may('screen_share'),
    canChat: permissions.some(({ canPublishData }) => canPublishData),
  }
}

/** Whether they grant the same of what is ours; the fields that are carried along make no difference. */
export function grantsSame(a: LiveKitPermission, b: LiveKitPermission): boolean {
  return (
    a.canSubscribe === b.canSubscribe &&
    a.canPublishData === b.canPublishData &&
    a.hidden === b.hidden &&
    sameSources(grantedSources(a), grantedSources(b))
  )
}

export function samePermission(a: LiveKitPermission | null, b: LiveKitPermission): boolean {
  return (
    a !== null &&
    grantsSame(a, b) &&
    a.canPublish === b.canPublish &&
    a.canUpdateMetadata === b.canUpdateMetadata &&
    a.canSubscribeMetrics === b.canSubscribeMetrics &&
    a.canManageAgentSession === b.canManageAgentSession
  )
}

function sameSources(a: readonly PublishSource[], b: readonly PublishSource[]): boolean {
  return a.length === b.length && a.every((source) => b.includes(source))
}
