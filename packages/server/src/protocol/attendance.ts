import type { EpochMs, ParticipantKind } from './records.ts'
import type { Role } from './roles.ts'

/**
 * Whose figures the asker may read. `everybody`: host, co-hosts, the site. `talk-share`: moderators read their own, and
 * who talks how much in the room's present time. `own`: everybody else, and moderators who name a window.
 */
export type AttendanceScope = 'everybody' | 'talk-share' | 'own'

/** Answer of `GET /v1/rooms/:room/attendance`. The rules (A1 …) are in docs/attendance.md. */
export type Attendance = {
  scope: AttendanceScope
  room: RoomAttendance
  /** Who came first is first; those who were invited and never came are last. In other scopes only the own line. */
  people: PersonAttendance[]
  /** Never counted as people. Empty in other scopes. */
  bots: PersonAttendance[]
  /** Everybody who is measured, who talked most first. For staff; absent where talk time is switched off. */
  talk?: TalkLine[]
  keeping: AttendanceKeeping
}

export type RoomAttendance = {
  name: string
  title: string
  /** The window: its end is the last moment that is counted. */
  from: EpochMs
  to: EpochMs
  /** The window goes on: `to` is when this was asked. */
  isOpen: boolean
  /** When it was to begin and end, where the site said so. */
  startsAt?: EpochMs
  endsAt?: EpochMs
  /** What follows comes in scope `everybody` only: people here at the end of the window. */
  now?: number
  /** Absent where nobody came. */
  peak?: { people: number; at: EpochMs }
  curve?: AttendanceCurve
  /** Of those who came: how long they were here in all. */
  averageStayMs?: number
  /** People who came, who were invited and never came. */
  came?: number
  neverCame?: number
  /** For staff: all talk time together, and how many of those who came no panel measured. Absent where switched off. */
  talkMs?: number
  notMeasured?: number
}

/** How many were here over time, in equal steps from `from`, at most `MAX_CURVE_POINTS` of them. */
export type AttendanceCurve = { stepMs: number; points: CurvePoint[] }

/** One step, from `at` on. `people`: at its end; `most`: at once within it. */
export type CurvePoint = { at: EpochMs; people: number; most: number; joins: number; leaves: number }

export const MAX_CURVE_POINTS = 240

export type PersonAttendance = {
  /** The id of the participant record; of somebody who is `anonymous` a keyed hash. */
  id: string
  userId: string
  username?: string
  name: string
  kind: ParticipantKind
  role: Role
  guest: boolean
  /** Who it was has been forgotten; the figures have stayed. */
  anonymous: boolean
  invited: boolean
  /** Absent for those who never came: with `invited`, expected in vain. */
  presence?: PresenceFigures
  /** In milliseconds, as the person's own panels reported. Absent where none did: not measured is not the same as none. */
  activity?: ActivityFigures
}

export type PresenceFigures = {
  firstIn: EpochMs
  /** Null: here at the end of the window. */
  lastOut: EpochMs | null
  /** Stays; a reconnect goes on with the one before. */
  visits: number
  /** Different devices that the person came with. */
  devices: number
  presentMs: number
  /** Of the window, from 0 to 1. */
  share: number
  /** Came so much after `startsAt`, left so much before `endsAt`; absent without a schedule, 0 where in time. */
  lateMs?: number
  earlyMs?: number
  /** LiveKit did not say when the person left: it was inferred, and may be some seconds off. */
  estimated: boolean
}

export type ActivityFigures = {
  talkMs: number
  /** Of everybody's talk time together, from 0 to 1; absent where nobody talked. */
  talkShare?: number
  microphoneMs: number
  cameraMs: number
}

export type TalkLine = { id: string; name: string; role: Role; here: boolean; talkMs: number; talkShare?: number }

/** What participants are to be told: that attendance is recorded, and for how long. */
export type AttendanceKeeping = {
  /** Whether panels report how long their own person talks. */
  talkTime: boolean
  /** After so many days the figures are deleted. */
  retentionDays: number
  /** After so many days nobody knows any more whose they are. */
  anonymiseAfterDays?: number
}

/** `GET /v1/rooms/:room/attendance.jws`: flattened JSON Web Signature (RFC 7515) with HS256; the payload is `SignedAttendance`. */
export type AttendanceSignature = { protected: string; payload: string; signature: string }
export type SignedAttendance = Attendance & { issuedAt: EpochMs }
