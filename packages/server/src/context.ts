import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { ConnectionSight } from './domain/connection.ts'
import type { Participant } from './domain/participant.ts'
import type { Room } from './domain/room.ts'
import type { EpochMs, Rights } from './protocol/index.ts'
import type { Database } from './store/database.ts'

/** What everything below the edges may use; built once, each part replaceable in tests. */
export type Context = {
  config: Config
  db: Database
  log: Logger
  /** Epoch milliseconds. */
  clock: () => number
  /** Called after every committed change of a room: wakes the stream and the keeper. */
  committed: (room: string) => void
  tokens: LiveKitTokens
  moments: LiveKitMoments
  webhooks: LiveKitWebhooks
}

/** Mints what a browser connects to LiveKit with. */
export type LiveKitTokens = {
  mint(participant: Participant, room: Room, rights: Rights): Promise<string>
}

/** Calls that act on a moment and are never repeated later. */
export type LiveKitMoments = {
  /** Mutes every microphone that this identity publishes. @throws ProtocolError when there is nobody or no answer */
  muteMicrophone(room: string, identity: string): Promise<void>
}

export type LiveKitWebhooks = {
  isFromLiveKit(body: string, authorization: string | undefined): boolean
  /** Undefined for the events that say nothing about people, and for what cannot be read. */
  read(body: string): LiveKitReport | undefined
}

/** What LiveKit reported, in our words. */
export type LiveKitReport =
  | { kind: 'joined'; room: string; roomSid: string; sight: ConnectionSight }
  | {
      kind: 'left'
      room: string
      roomSid: string
      sight: ConnectionSight
      at: EpochMs
      reason: string
      wasActive: boolean
    }
  | { kind: 'track'; room: string; sid: string; source: 'microphone' | 'camera' | 'screen'; on: boolean; at: EpochMs }
  | { kind: 'room-finished'; room: string; roomSid: string; at: EpochMs }
