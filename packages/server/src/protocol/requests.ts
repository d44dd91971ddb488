import type {
  Counts,
  EpochMs,
  ParticipantRecord,
  ParticipantStatus,
  Position,
  RoomEnforce,
  RoomMode,
  RoomRecord,
  RoomVisibility,
  WhenHostLeaves,
  UnmuteSource,
} from './records.ts'
import type { ActionPreview, BulkRecord } from './bulk.ts'
import type { Role } from './roles.ts'
import type { Right, Rights } from './permissions.ts'
import type { ErrorCode, Problem } from './errors.ts'
import type { ExpectedCounts, ExpectedState } from './expected.ts'

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
  /** Also what to connect to LiveKit with, as the answer of `join`: for pages that connect by themselves. */
  livekit?: boolean
}
/** Without `livekit` where the person has to wait. */
export type TokenAnswer = { token: string; expiresAt: number; livekit?: { url: string; token: string } }

/**
 * `POST /v1/sessions`: exchanges a panel token, or the LiveKit token that a page connects with, for a session. Each kind
 * has its own verifier. `room`: what the panel shows; another room in the token is refused. By `serverTime` a client whose
 * clock is wrong knows how long the session lasts.
 */
export type SessionRequest = { kind: 'panel' | 'livekit'; token: string; room?: string }
export type SessionAnswer = {
  token: string
  expiresAt: number
  serverTime: number
  room: string
  self: ParticipantRecord
}

/** `PUT /v1/rooms/:room`, with an API key. `host` is put on the roster as HOST, INVITED. */
export type RoomRequest = {
  title?: string
  mode?: RoomMode
  enforce?: RoomEnforce
  visibility?: RoomVisibility
  handRaising?: boolean
  screenSharing?: boolean
  chatting?: boolean
  selfRenaming?: boolean
  moderatorsInvite?: boolean
  coHostsEnd?: boolean
  /** A hand goes down by itself when its person gets to speak, or speaks up. */
  autoLower?: boolean
  /** Needs `manage`. Who is here when it is switched on stays; who waits when it is switched off is let in. */
  lobby?: boolean
  /** `null`: none. A later `startsAt` begins another meeting: who left half a day before it has not come yet. */
  startsAt?: EpochMs | null
  endsAt?: EpochMs | null
  /** 5 at first. */
  lateAfterMinutes?: number
  /** Whether panels report how long their person talks, has microphone and camera on. */
  talkTime?: boolean
  /** Whether panels tell people that attendance is recorded. Not at first. */
  attendanceNotice?: boolean
  /** Changed by the host or with an API key. */
  whenHostLeaves?: WhenHostLeaves
  host?: PersonRequest
  /** Opens a room again that has ended. */
  ended?: false
}
export type RoomAnswer = { position: Position; room: RoomRecord; counts: Counts }

/** `PATCH /v1/rooms/:room`, with an API key or by host and co-hosts; `enforce` with an API key only. */
export type RoomChange = Omit<RoomRequest, 'host' | 'ended'>

export type PersonRequest = { userId: string; username?: string; name?: string; imageUrl?: string }

/** `POST /v1/rooms/:room/participants`: creates or updates the record of this user. */
export type ParticipantRequest = PersonRequest & { role?: Role; status?: ParticipantStatus }

/**
 * `PATCH /v1/rooms/:room/participants/:id`. `expect`: what these fields were when the change was decided; where one is
 * another by now, nothing changes and the answer is `conflict` with the record.
 */
export type ParticipantChange = { [Name in Right]?: RightChange } & { role?: Role; name?: string; expect?: Expectation }
/**
 * What a right is to be: an exception where role and room say otherwise; or exactly so, until a time or for a reason, which
 * staff and the person are told.
 */
export type RightChange = boolean | { value: boolean; until?: EpochMs; reason?: string }
export type Expectation = Partial<Rights> & { role?: Role; name?: string; status?: ParticipantStatus }

export type ParticipantAnswer = { position: Position; participant: ParticipantRecord }

/**
 * `POST /v1/rooms/:room/join`. `device`: a random name that this tab keeps over reloads, so that it gets the same LiveKit
 * identity again and every other tab one of its own. `hidden`: staff only, a connection that nobody sees or counts.
 */
export type JoinRequest = { device?: string; hidden?: boolean }

/** What the panel connects to LiveKit with. The token lasts two minutes. */
export type Entry = { url: string; token: string; participant: ParticipantRecord; position: Position }

/**
 * The person has to wait, for as long as a panel of theirs is open. Once the own record is no longer WAITING and not kept
 * out, `join` gives a token.
 */
export type Waiting = { waiting: true; participant: ParticipantRecord; position: Position }

export type JoinAnswer = Entry | Waiting

/** `POST /v1/rooms/:room/actions`. The id makes it idempotent: a repeat is answered with the present result. */
export type ActionRequest =
  | ({ id: string; action: MomentAction } & Aim)
  | ({ id: string; action: 'permission.override'; input: RightsInput } & Aim)
  | ({ id: string; action: 'participant.remove'; input?: RemoveInput } & Aim)
  | ({ id: string; action: 'participant.ban'; input?: BanInput } & Aim)
  | ({ id: string; action: 'participant.unban' } & Aim)
  | ({ id: string; action: 'participant.askUnmute'; input?: AskUnmuteInput } & Aim)
  | { id: string; action: 'unmute.accept' | 'unmute.decline'; targets?: string[] }
  | { id: string; action: 'hand.raise'; targets?: string[] }
  | { id: string; action: 'hand.next'; targets?: string[]; input?: NextInput }
  | { id: string; action: 'participant.spotlight'; targets: string[]; input?: SpotlightInput }
  | ({ id: string; action: 'participant.note'; input: NoteInput } & Aim)
  | ({ id: string; action: 'participant.tag'; input: TagInput } & Aim)
  | ({ id: string; action: 'stage.invite' | 'stage.remove' } & Aim)
  | ({ id: string; action: 'stage.accept' | 'stage.decline' } & (Aim | { targets?: undefined }))
  | { id: string; action: 'stage.ask' | 'stage.leave'; targets?: string[] }
  | ({ id: string; action: 'hand.lower' } & (Aim | { targets?: undefined }))
  | ({ id: string; action: 'lobby.admit' } & Aim)
  | ({ id: string; action: 'lobby.deny'; input?: DenyInput } & Aim)
  | ({ id: string; action: 'lobby.sendBack' } & Aim)
  | { id: string; action: 'lobby.message'; input: { text: string } }
  | { id: string; action: 'lobby.leave'; targets?: string[] }
  | { id: string; action: 'room.lock' | 'room.unlock' | 'room.end' }
  | { id: string; action: 'host.transfer'; targets: string[] }
  | ({ id: string; action: 'participant.remind' } & Aim)
  | { id: string; action: 'participant.merge'; targets: string[]; input: MergeInput }
  | { id: string; action: 'participant.unmerge'; targets: string[] }
  | { id: string; action: 'invite.send'; input: { people: (PersonRequest & { role?: Role })[] } }

/** Muting, stopping a camera and stopping a screen act on this moment, and never later. */
export const MOMENT_ACTIONS = ['participant.mute', 'participant.stopVideo', 'participant.stopScreen'] as const
export type MomentAction = (typeof MOMENT_ACTIONS)[number]

/** So many people one request names at most. */
export const MAX_TARGETS = 5_000
/** To so many at most everything is done before the answer. */
export const MAX_AT_ONCE = 500

/** Whom: named one by one, or whoever fits. `dryRun`: nothing is done, and `preview` says to whom it would be. */
export type Aim = ({ targets: string[] } | { filter: ParticipantFilter }) & { dryRun?: true }

/** Each of these rights of everybody, as `PATCH` changes them of one person: all in one change. */
export type RightsInput = { [Name in Right]?: RightChange }

/** Every field that is given must fit. `joinedAfter` in epoch milliseconds; devices as the server last saw them. */
export type ParticipantFilter = {
  role?: Role[]
  status?: ParticipantStatus[]
  joinedAfter?: EpochMs
  microphone?: boolean
  camera?: boolean
  hand?: boolean
  /** Asks to come on stage. */
  stageAsked?: boolean
  /** Has one of these tags at least. */
  tag?: string[]
}

/**
 * The person is on hold for 6 s (undone by `participant.unban`), then removed, and kept out for `forSeconds` from now:
 * 60 by default, at most ten years.
 */
export type RemoveInput = { forSeconds?: number; reason?: string }

/**
 * Out at once, not to be undone but by `participant.unban`, and kept out: for `forSeconds`, until the room ends but a day
 * at most, or for good. Moderators keep people out for a day at most.
 */
export type BanInput = { forSeconds?: number; untilEnd?: true; reason?: string }

/**
 * Who is denied cannot knock for `forSeconds`: by default a minute, ten minutes the second time, then a day, until
 * somebody lets them in.
 */
export type DenyInput = RemoveInput

/** `source`: the microphone by default. */
export type AskUnmuteInput = { source?: UnmuteSource }

/**
 * Who has a turn gives back what it gave them, and their hand goes down; the person who is named is called on, for so many
 * minutes. Without anybody named, nobody is next. `after`: who has the turn now, as far as the caller knows, or null;
 * where it is somebody else by now, nothing changes and the answer is `conflict` with their record.
 */
export type NextInput = { after?: string | null; minutes?: number }

/** Into the spotlight, or with `on: false` out of it. */
export type SpotlightInput = { on?: boolean }

/** An empty text takes the note away. `expect`: what it was when this one was written; else `conflict`, with the record. */
export type NoteInput = { text: string; expect?: string }

/** `with`: the id of the record of somebody who is expected and has not come. */
export type MergeInput = { with: string }

/** `remove` comes first. */
export type TagInput = { add?: string[]; remove?: string[] }

export type ActionName = ActionRequest['action']

export type ActionResult =
  | { target: string; ok: true; participant: ParticipantRecord }
  | { target: string; ok: false; problem: Problem }

/** `GET /v1/rooms/:room/explain`: decided by the same rules as the action itself. */
export type Explanation = { allowed: true } | { allowed: false; code: ErrorCode; detail: string }

/** One entry of a room's log. `actor` and `subject` are participant ids; `actor` may also be `site`, `livekit`, `server`. */
export type EventRecord = {
  id: string
  offset: number
  type: string
  actor: string
  subject: string | null
  data: Record<string, unknown> | null
  actionId: string | null
  at: EpochMs
}

/** `GET /v1/rooms/:room/events`. `next`: there are more, after this, or before it where the newest come first. */
export type EventsAnswer = { events: EventRecord[]; next?: string }

/** `replace`: who is not named is expected no more. `merge`: everybody stays. */
export type ExpectedMode = 'replace' | 'merge'

/** `PUT /v1/rooms/:room/expected?mode=`; or the same people as `text/csv`. */
export type ExpectedRequest = { people: PersonRequest[] }
export type ExpectedPutAnswer = { position: Position; added: number; removed: number; counts: ExpectedCounts }

/** `GET /v1/rooms/:room/expected`: everybody who is expected, and whoever came without being so. */
export type ExpectedAnswer = { position: Position; counts: ExpectedCounts; people: ExpectedPerson[] }
export type ExpectedPerson = {
  id: string
  userId: string
  name: string
  state: ExpectedState
  arrivedAt?: EpochMs
  lateByMs?: number
  remindedAt?: EpochMs
  /** The user id on the list, of which staff say that this guest is that person. */
  expectedAs?: string
}

/** `POST /v1/exports` and `POST /v1/erasures`, with an API key: one person in all rooms of the site. */
export type PrivacyRequest = { userId: string }

/** Everything on record about a person, as it is kept. */
export type ExportAnswer = {
  userId: string
  rooms: {
    room: string
    /** Absent where somebody never came: then a session that never was active, or an identity, is all there is. */
    participant?: Record<string, unknown>
    connections: Record<string, unknown>[]
    identities: Record<string, unknown>[]
    events: EventRecord[]
  }[]
}
export type ErasureAnswer = { rooms: string[] }

/** `bulk`: it goes on after this answer, and `results` are none. `preview`: the answer to a dry run, likewise. */
export type ActionAnswer = { position: Position; results: ActionResult[]; bulk?: BulkRecord; preview?: ActionPreview }
