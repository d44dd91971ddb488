import type { Generated } from 'kysely'
import type { Override, ParticipantKind, ParticipantStatus, Role, RoomMode } from '../protocol/index.ts'

/** Times are epoch milliseconds, booleans 0 or 1, JSON is text, ids are text made in code: the same on every database. */
export type Tables = {
  rooms: RoomsTable
  participants: ParticipantsTable
  connections: ConnectionsTable
  events: EventsTable
}

export type RoomsTable = {
  name: string
  title: string
  mode: RoomMode
  offset: Generated<number>
  createdAt: number
}

export type ParticipantsTable = {
  id: string
  room: string
  userId: string
  username: string | null
  name: string | null
  imageUrl: string | null
  guest: number
  kind: ParticipantKind
  role: Role
  status: ParticipantStatus
  provisional: number
  speak: Override
  video: Override
  screen: Override
  chat: Override
  rightsAt: number
  mutedBy: string | null
  mutedByName: string | null
  mutedAt: number | null
  invitedAt: number | null
  joinedAt: number | null
  leftAt: number | null
  createdAt: number
  offset: number
}

export type ConnectionsTable = {
  sid: string
  room: string
  roomSid: string | null
  userId: string
  identity: string
  permission: string | null
  media: string | null
  joinedAt: number
  leftAt: number | null
  leaveReason: string | null
  estimated: number
  seenAt: number
}

/** Append-only: the audit log, what LiveKit reported (`livekit.*`), and the positions of the stream. */
export type EventsTable = {
  room: string
  offset: number
  /** Number of the event within its change, from 0. */
  n: number
  id: string
  type: string
  /** A participant id, `site`, `livekit` or `server`. */
  actor: string
  subject: string | null
  data: string | null
  actionId: string | null
  at: number
}
