import type { Problem } from './errors.ts'
import type { Counts, EpochMs, ParticipantRecord, Position, RoomRecord } from './records.ts'

/** Subprotocol of `GET /v1/rooms/:room/live`. */
export const LIVE_SUBPROTOCOL = 'participant-panel.v1'

/** L1: the first frame, within 5 s of opening. Without a position the answer is `reset`. */
export type Hello = { type: 'hello'; token: string; position?: Position }

/** L2: after a `reset`, once the snapshot is fetched. */
export type Resume = { type: 'resume'; position: Position }

/**
 * L8: asks for a longer session: with the session token that still holds, or with a new one of the same person and
 * room. Answered by `session`.
 */
export type RenewSession = { type: 'token'; token: string }

/**
 * L9: what the panel measured of its own LiveKit session so far: running totals in milliseconds, at most every 30 s and
 * at the end. The server keeps the largest, and no more than the session was open. A report of a session that the
 * server does not know makes it look at once.
 */
export type Report = { type: 'report'; sid: string; speakingMs: number; microphoneMs: number; cameraMs: number }

export type ClientFrame = Hello | Resume | RenewSession | Report

/** The session holds. `self` is the own record; `serverTime` keeps durations off the client's clock. */
export type Welcome = {
  type: 'welcome'
  self: ParticipantRecord
  serverTime: EpochMs
  room: RoomRecord
  /** When the session ends, unless it is renewed by `token`. */
  expiresAt: EpochMs
}

/**
 * L3: records changed since `after`. Apply only where `after` is where you stand, else start over; of two records
 * keep the one with the larger offset. `room` and `counts` come only when they may have changed. A frame with nothing
 * but the positions moves an idle client on.
 * L5: `only` comes to an audience that does not see everybody: the complete list of the ids it sees; drop the rest.
 */
export type Changes = {
  type: 'changes'
  after: Position
  upTo: Position
  put: ParticipantRecord[]
  only?: string[]
  room?: RoomRecord
  counts?: Counts
}

/** L5: the own record changed and the frames of the own audience do not carry it. Stands outside the positions. */
export type SelfChanged = { type: 'self'; record: ParticipantRecord }

/** L2: what the client holds cannot be continued: drop it, wait `inMs`, fetch the snapshot, send `resume`. */
export type Reset = { type: 'reset'; inMs: number }

/** L8: the session token to use from now on, also for HTTP. */
export type SessionRenewed = { type: 'session'; token: string; expiresAt: EpochMs }

/** What a moderator just did to this person. */
export type DeedKind = 'muted' | 'video-stopped' | 'screen-stopped'

/** That something this person asked of somebody was declined, or not answered in time; `ask`: to come on stage. */
export type AnswerKind = 'ask-declined' | `${'unmute' | 'video' | 'stage'}-${'declined' | 'unanswered'}`

/** Sent once, and lost where nobody listens. `by`: the name of whoever did it, or did not answer. */
export type Notice = { type: 'notice'; kind: DeedKind | AnswerKind; by: string; at: EpochMs }

/** Why the server closes this socket; the close frame follows. */
export type Bye = { type: 'bye'; problem: Problem }

export type ServerFrame = Welcome | Changes | SelfChanged | Reset | SessionRenewed | Notice | Bye
