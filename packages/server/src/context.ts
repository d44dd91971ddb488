import type { Logger } from 'pino'
import type { BulkWork } from './actions/bulk-work.ts'
import type { Config } from './config.ts'
import type { ConnectionSight, MediaSource } from './domain/connection.ts'
import type { Participant } from './domain/participant.ts'
import type { LiveKitPermission } from './domain/permission.ts'
import type { Metrics } from './observability/metrics.ts'
import type { Troubles } from './observability/troubles.ts'
import type { EpochMs } from './protocol/index.ts'
import type { Database } from './store/database.ts'
import type { Lanes } from './store/lanes.ts'

/** What everything below the edges may use; built once, each part replaceable in tests. */
export type Context = {
  config: Config
  db: Database
  /** Every change of a room goes through here. */
  lanes: Pick<Lanes, 'change'>
  /** What goes on after it was answered. */
  bulks: Pick<BulkWork, 'begin' | 'isStopping'>
  /** Waits until LiveKit may be called for this room once more. */
  turn: (room: string) => Promise<void>
  /** Random: which of several instances over one database this is. */
  instance: string
  log: Logger
  metrics: Metrics
  /** Takes the errors of what nobody waits for. */
  troubles: Troubles
  /** Epoch milliseconds. */
  clock: () => number
  /** Called after every committed change of a room: wakes the stream and the keeper. */
  committed: (room: string) => void
  tokens: LiveKitTokens
  moments: LiveKitMoments
  webhooks: LiveKitWebhooks
  /** Something was seen that the record of this room does not say: LiveKit is asked now, at most once a second. */
  doubt: (room: string) => void
  /** Another instance looks after this room: it is told to ask LiveKit now. */
  askHolder: (room: string) => void
  /** LiveKit showed somebody who is kept out: to be called after the transaction that saw it. */
  turnAway: (room: string, unwelcome: Unwelcome[]) => void
  /** A listing or a comparison found LiveKit or the record wrong, and it was put right. */
  onRepair: (repair: Repair) => void
}

/** A session of somebody who is kept out. */
export type Unwelcome = { identity: string; userId: string }

/** What had to be put right: a join or a leave that no report told, or rights that were not what was wanted. */
export type Repair = 'join' | 'leave' | 'rights'

/** Mints what a browser connects to LiveKit with. */
export type LiveKitTokens = {
  /** `permission`: see `permissionToMint` and `DESK_PERMISSION`. */
  mint(identity: string, participant: Participant, permission: LiveKitPermission): Promise<string>
}

/** Calls that act on a moment and are never repeated later. */
export type LiveKitMoments = {
  /**
   * Mutes every track of this source that the identity publishes.
   * @returns whether one was on; undefined when nobody of this identity is there
   * @throws ProtocolError livekit-unavailable
   */
  silence(room: string, identity: string, source: MediaSource): Promise<boolean | undefined>
  /** Ends the sessions of all. Of a room that does not exist nothing is to be ended. @throws ProtocolError livekit-unavailable */
  endRoom(room: string): Promise<void>
}

export type LiveKitWebhooks = {
  /** When one came last, and what it said of LiveKit's clock. */
  watch: { readonly lastAt: EpochMs | undefined; readonly clockOffsetMs: number | undefined }
  isFromLiveKit(body: string, authorization: string | undefined): boolean
  /** Undefined for the events that say nothing about people, and for what cannot be read. */
  read(body: string): LiveKitReport | undefined
}

/** What LiveKit reported, in our words. `at`: when it happened, by LiveKit's clock. */
export type LiveKitReport =
  | { kind: 'joined'; room: string; sight: ConnectionSight; at: EpochMs }
  | { kind: 'left'; room: string; sight: ConnectionSight; at: EpochMs; reason: string; wasActive: boolean }
  | { kind: 'track'; room: string; sid: string; source: MediaSource; on: boolean; at: EpochMs }
  | { kind: 'room-finished'; room: string; roomSid: string; at: EpochMs }
