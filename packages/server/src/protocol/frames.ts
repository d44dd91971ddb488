import type { Counts, EpochMs, ParticipantRecord, Position, RoomRecord } from './records.ts'

/** Subprotocol of `GET /v1/rooms/:room/live`. */
export const LIVE_SUBPROTOCOL = 'participant-panel.v1'

/** L1: the first frame, within 5 s of opening. Without a position the answer is `reset`. */
export type Hello = { type: 'hello'; token: string; position?: Position }

/** L2: after a `reset`, once the snapshot is fetched. */
export type Resume = { type: 'resume'; position: Position }

export type ClientFrame = Hello | Resume

/** The session holds. `serverTime` keeps durations off the client's clock. */
export type Welcome = { type: 'welcome'; self: string; serverTime: EpochMs; room: RoomRecord }

/**
 * L3: records changed since `after`. Apply only where `after` is where you stand, else start over; of two records
 * keep the one with the larger offset. `room` and `counts` come only when they may have changed. A frame with nothing
 * but the positions moves an idle client on.
 */
export type Changes = {
  type: 'changes'
  after: Position
  upTo: Position
  put: ParticipantRecord[]
  room?: RoomRecord
  counts?: Counts
}

/** L2: what the client holds cannot be continued: drop it, wait `inMs`, fetch the snapshot, send `resume`. */
export type Reset = { type: 'reset'; inMs: number }

export type ServerFrame = Welcome | Changes | Reset
