import type { ParticipantRecord, ParticipantStatus, Position, RoomMode } from './records.ts'
import type { Role } from './roles.ts'
import type { Rights } from './permissions.ts'
import type { Problem } from './errors.ts'

/** `POST /v1/tokens`, with an API key. `expiresIn` in seconds, at most 12 h, default 1 h. */
export type TokenRequest = {
  room: string
  userId: string
  name?: string
  username?: string
  imageUrl?: string
  /** Role of a record that this token creates; never changes an existing one. */
  role?: Role
  guest?: boolean
  expiresIn?: number
}
export type TokenAnswer = { token: string; expiresAt: number }

/** `POST /v1/sessions`: exchanges a panel token for a session. */
export type SessionRequest = { kind: 'panel'; token: string }
export type SessionAnswer = { token: string; expiresAt: number; room: string; self: ParticipantRecord }

/** `PUT /v1/rooms/:room`, with an API key. `host` is put on the roster as HOST, INVITED. */
export type RoomRequest = { title?: string; mode?: RoomMode; host?: PersonRequest }

export type PersonRequest = { userId: string; username?: string; name?: string; imageUrl?: string }

/** `POST /v1/rooms/:room/participants`: creates or updates the record of this user. */
export type ParticipantRequest = PersonRequest & { role?: Role; status?: ParticipantStatus }

/** `PATCH /v1/rooms/:room/participants/:id`. */
export type ParticipantChange = Partial<Rights> & { role?: Role }

export type ParticipantAnswer = { position: Position; participant: ParticipantRecord }

/** `POST /v1/rooms/:room/join`: what the panel connects to LiveKit with. The token lasts two minutes. */
export type JoinAnswer = { url: string; token: string; participant: ParticipantRecord; position: Position }

/** `POST /v1/rooms/:room/actions`. The id makes it idempotent: a repeat is answered with the present result. */
export type ActionRequest =
  | { id: string; action: 'participant.mute'; targets: string[] }
  | { id: string; action: 'invite.send'; input: { people: (PersonRequest & { role?: Role })[] } }

export type ActionName = ActionRequest['action']

export type ActionResult =
  | { target: string; ok: true; participant: ParticipantRecord }
  | { target: string; ok: false; problem: Problem }

export type ActionAnswer = { position: Position; results: ActionResult[] }
