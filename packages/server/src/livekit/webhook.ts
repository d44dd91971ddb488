import { TrackSource, WebhookEvent } from 'livekit-server-sdk'
import type { Config } from '../config.ts'
import type { LiveKitReport, LiveKitWebhooks } from '../context.ts'
import { isStorable, type EpochMs } from '../protocol/index.ts'
import { isReadable, toSight } from './sight.ts'
import { isFromLiveKit } from './webhook-signature.ts'
import { WebhookWatch } from './webhook-watch.ts'

const TRACKED: Partial<Record<TrackSource, 'microphone' | 'camera' | 'screen'>> = {
  [TrackSource.MICROPHONE]: 'microphone',
  [TrackSource.CAMERA]: 'camera',
  [TrackSource.SCREEN_SHARE]: 'screen',
}

export function createLiveKitWebhooks({ livekit }: Config, clock: () => number): LiveKitWebhooks {
  const watch = new WebhookWatch()
  return {
    watch,
    isFromLiveKit: (body, authorization) => isFromLiveKit(body, authorization, livekit.keys, clock()),
    read(body) {
      const event = parseEvent(body)
      // The doctor's own has no room.
      if (event?.room) watch.heard(Number(event.createdAt) * 1000, clock())
      return event && toReport(event, body, clock())
    },
  }
}

function toReport(event: WebhookEvent, body: string, now: EpochMs): LiveKitReport | undefined {
  if (!event.room || !isStorable(event.room.name)) return undefined
  const { participant, track } = event
  const { name: room, sid: roomSid } = event.room
  const at = Number(event.createdAt) * 1000 || now
  if (event.event === 'room_finished') return { kind: 'room-finished', room, roomSid, at }
  if (!participant || !isReadable(participant)) return undefined
  if (event.event === 'participant_joined') {
    // The webhook about a join carries no tracks yet, which does not mean that they are off.
    const { media: _unknown, ...sight } = toSight(participant, now)
    return { kind: 'joined', room, sight: { ...sight, from: 'join', roomSid }, at }
  }
  if (event.event === 'participant_left' || event.event === 'participant_connection_aborted') {
    const wasActive = event.event === 'participant_left'
    const sight = { ...toSight(participant, now), from: 'join', roomSid } as const
    return { kind: 'left', room, sight, at, reason: reasonOf(body), wasActive }
  }
  const source = track && TRACKED[track.source]
  if (source && (event.event === 'track_published' || event.event === 'track_unpublished')) {
    const on = event.event === 'track_published' && !track.muted
    return { kind: 'track', room, sid: participant.sid, source, on, at: now }
  }
  return undefined
}

/** Repeating what cannot be read would not help: the listings tell the same. */
function parseEvent(body: string): WebhookEvent | undefined {
  try {
    return WebhookEvent.fromJsonString(body, { ignoreUnknownFields: true })
  } catch {
    return undefined
  }
}

/** The SDK knows the reason by number only; the body has its name. */
function reasonOf(body: string): string {
  const { participant } = JSON.parse(body) as { participant?: { disconnectReason?: unknown } }
  return typeof participant?.disconnectReason === 'string' ? participant.disconnectReason : 'UNKNOWN_REASON'
}
