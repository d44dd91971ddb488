import type { EpochMs } from 'participant-panel-server/protocol'

export type ConnectionQuality = 'excellent' | 'good' | 'poor' | 'lost' | 'unknown'

/** What LiveKit lets a connection do, as its token and the server's calls left it. */
export type LivePermissions = {
  canPublish: boolean
  canSubscribe: boolean
  canPublishData: boolean
  canPublishSources: number[]
  hidden: boolean
}

/** What the LiveKit room shows of one connection. */
export type RoomParticipant = {
  identity: string
  isLocal: boolean
  /** Usable, and the room is connected: from there on the room knows better than the server who is here. */
  isActive: boolean
  microphone: boolean
  camera: boolean
  screen: boolean
  isSpeaking: boolean
  /** When speaking ended last, so that the mark can hold a moment longer. */
  silentSince: EpochMs | undefined
  quality: ConnectionQuality
  permissions: LivePermissions | undefined
}

export type RoomParticipantsStore = ReturnType<typeof createRoomParticipantsStore>

/** `place`: they came or went. `voice`: they began to speak or stopped, and nothing else. */
export type ParticipantNews = 'place' | 'voice' | 'other'

/** The people of the LiveKit room, by identity. */
export function createRoomParticipantsStore(onChange: (identity: string, news: ParticipantNews) => void) {
  const participants = new Map<string, RoomParticipant>()
  let localIdentity: string | undefined

  return {
    participants: participants as ReadonlyMap<string, RoomParticipant>,
    get local() {
      return localIdentity === undefined ? undefined : participants.get(localIdentity)
    },

    put(participant: RoomParticipant) {
      const { identity, isLocal } = participant
      const before = participants.get(identity)
      participants.set(identity, participant)
      if (isLocal) localIdentity = identity
      onChange(identity, newsOf(before, participant))
    },

    remove(identity: string) {
      if (participants.delete(identity)) onChange(identity, 'place')
    },
  }
}

const BESIDE_VOICE = ['microphone', 'camera', 'screen', 'quality', 'permissions'] as const

function newsOf(before: RoomParticipant | undefined, after: RoomParticipant): ParticipantNews {
  if (before?.isActive !== after.isActive) return 'place'
  return BESIDE_VOICE.every((key) => before[key] === after[key]) ? 'voice' : 'other'
}
