import type { EpochMs, ParticipantStatus, Role } from 'participant-panel-server/protocol'
import type { ConnectionQuality, LivePermissions } from '../stores/room-participants-store.ts'
import type { Person } from './person.ts'
import { isSpeaking, RING_HOLDS_MS } from './speaking-hold.ts'

/** A person as the page reads them. Times are epoch milliseconds. */
export type LiveParticipant = {
  /** Of the record: what actions take as a target. */
  id: string
  identity: string
  name: string
  username: string | undefined
  isLocal: boolean
  isOnline: boolean
  isSpeaking: boolean
  /** Undefined: nothing is known about it. */
  audioEnabled: boolean | undefined
  videoEnabled: boolean | undefined
  connectionQuality: ConnectionQuality
  joinedAt: EpochMs | null
  /** Null: the hand is down. */
  handRaisedAt: EpochMs | null
  /** What LiveKit grants; undefined where this panel's room does not show the person. */
  permissions: LivePermissions | undefined
  role: Role
  status: ParticipantStatus
  canSpeak: boolean
  canVideo: boolean
  user: { id: string; username: string | undefined; imageUrl: string | undefined }
}

export function liveParticipant(person: Person, now: EpochMs): LiveParticipant {
  const { record, live, isYou, presence } = person
  const { id, name, username, imageUrl, userId, role, status, canSpeak, canVideo } = record
  return {
    id,
    identity: live?.identity ?? record.identities[0] ?? userId,
    name,
    username,
    isLocal: isYou,
    isOnline: presence === 'here' || presence === 'reconnecting',
    isSpeaking: isSpeaking(person, now, RING_HOLDS_MS),
    audioEnabled: person.microphone,
    videoEnabled: person.camera,
    connectionQuality: live?.quality ?? 'unknown',
    joinedAt: record.joinedAt,
    handRaisedAt: record.hand?.at ?? null,
    permissions: live?.permissions,
    role,
    status,
    canSpeak,
    canVideo,
    user: { id: userId, username, imageUrl },
  }
}
