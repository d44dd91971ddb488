import type { Generated } from 'kysely'
import type {
  Override,
  ParticipantKind,
  ParticipantStatus,
  Role,
  RoomEnforce,
  RoomMode,
  RoomVisibility,
} from '../protocol/index.ts'

/** Times are epoch milliseconds, booleans 0 or 1, JSON is text, ids are text made in code: the same on every database. */
export type Tables = {
  rooms: RoomsTable
  participants: ParticipantsTable
  connections: ConnectionsTable
  events: EventsTable
  identities: IdentitiesTable
}

export type RoomsTable = {
  name: string
  title: string
  mode: RoomMode
  enforce: RoomEnforce
  visibility: RoomVisibility
  crowded: number
  handRaising: Generated<number>
  screenSharing: Generated<number>
  chatting: Generated<number>
  selfRenaming: Generated<number>
  moderatorsInvite: Generated<number>
  coHostsEnd: Generated<number>
  autoLower: Generated<number>
  lobby: Generated<number>
  lobbyMessage: string | null
  lockedBy: string | null
  lockedByName: string | null
  lockedAt: number | null
  lockedRank: number | null
  /** Minutes after which the room ends; null: it goes on. */
  whenHostLeaves: number | null
  endingAt: number | null
  endedBy: string | null
  endedByName: string | null
  endedAt: number | null
  openedAt: number | null
  talkTime: Generated<number>
  attendanceNotice: Generated<number>
  /** JSON: a list of what is done, or lately was, to many people. */
  bulks: string | null
  startsAt: number | null
  endsAt: number | null
  lateAfterMinutes: Generated<number>
  offset: Generated<number>
  /** Which instance looks after the room, and until when it may. */
  keeper: string | null
  keeperUntil: number | null
  /** A panel is open on an instance that does not look after the room. */
  watchedUntil: number | null
  /** Up to where the site has been told by outgoing webhooks. */
  hooksOffset: Generated<number>
  createdAt: number
}

export type ParticipantsTable = {
  id: string
  room: string
  userId: string
  username: string | null
  name: string | null
  imageUrl: string | null
  renamedAt: number | null
  guest: number
  kind: ParticipantKind
  role: Role
  status: ParticipantStatus
  provisional: number
  speak: Override
  video: Override
  screen: Override
  chat: Override
  /** JSON: `{ right: { until, reason, by } }`. */
  overrideTerms: string | null
  overrideEndsAt: number | null
  rightsAt: number
  mutedBy: string | null
  mutedByName: string | null
  mutedAt: number | null
  videoStoppedBy: string | null
  videoStoppedByName: string | null
  videoStoppedAt: number | null
  holdUntil: number | null
  barredUntil: number | null
  barredBy: string | null
  barredByName: string | null
  barredAt: number | null
  barredReason: string | null
  barredUntilEnd: number
  handOffset: number | null
  handAt: number | null
  handTalkedMs: number | null
  turnBy: string | null
  turnByName: string | null
  turnAt: number | null
  turnUntil: number | null
  /** JSON: the exception to the right to speak that the turn took the place of. */
  turnBefore: string | null
  admittedAt: number | null
  waitingAt: number | null
  waitingSeenAt: number | null
  denials: number
  unmuteAskedBy: string | null
  unmuteAskedByName: string | null
  unmuteAskedAt: number | null
  unmuteAskedSource: 'microphone' | 'camera' | null
  stageInvitedBy: string | null
  stageInvitedByName: string | null
  stageInvitedAt: number | null
  stageAskedOffset: number | null
  stageAskedAt: number | null
  spotlightBy: string | null
  spotlightByName: string | null
  spotlightAt: number | null
  note: string | null
  noteBy: string | null
  noteByName: string | null
  noteAt: number | null
  /** JSON: a list of texts. */
  tags: string | null
  expectedAt: number | null
  arrivedAt: number | null
  remindedAt: number | null
  /** Of somebody for whom a guest stands. */
  mergedInto: string | null
  /** What that guest was called before. */
  mergedName: string | null
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
  joinedWith: string | null
  speakingMs: number
  microphoneMs: number
  cameraMs: number
  /** When the session's panel last reported these. */
  reportedAt: number | null
}

/**
 * Whose LiveKit identity this is. Written before a token with it is minted, so identities are never parsed; an identity
 * in no row is a user id. Apart from `connections`, because one identity has many sessions and may have none.
 */
export type IdentitiesTable = {
  room: string
  identity: string
  userId: string
  /** The tab's own random name, hashed. */
  device: string | null
  /** A hidden connection of a control desk: never counted, and nobody's presence. */
  desk: number
  createdAt: number
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

/**
 * Every column, by name. Never `select *`: Postgres refuses statements that were prepared for it from the moment when an
 * instance of a newer version adds a column, and in the middle of a transaction that cannot be made good.
 */
export const COLUMNS = {
  rooms: [
    'name',
    'title',
    'mode',
    'enforce',
    'visibility',
    'crowded',
    'handRaising',
    'screenSharing',
    'chatting',
    'selfRenaming',
    'moderatorsInvite',
    'coHostsEnd',
    'autoLower',
    'lobby',
    'lobbyMessage',
    'lockedBy',
    'lockedByName',
    'lockedAt',
    'lockedRank',
    'whenHostLeaves',
    'endingAt',
    'endedBy',
    'endedByName',
    'endedAt',
    'openedAt',
    'talkTime',
    'attendanceNotice',
    'bulks',
    'startsAt',
    'endsAt',
    'lateAfterMinutes',
    'offset',
    'keeper',
    'keeperUntil',
    'watchedUntil',
    'hooksOffset',
    'createdAt',
  ],
  participants: [
    'id',
    'room',
    'userId',
    'username',
    'name',
    'imageUrl',
    'renamedAt',
    'guest',
    'kind',
    'role',
    'status',
    'provisional',
    'speak',
    'video',
    'screen',
    'chat',
    'overrideTerms',
    'overrideEndsAt',
    'rightsAt',
    'mutedBy',
    'mutedByName',
    'mutedAt',
    'videoStoppedBy',
    'videoStoppedByName',
    'videoStoppedAt',
    'holdUntil',
    'barredUntil',
    'barredBy',
    'barredByName',
    'barredAt',
    'barredReason',
    'barredUntilEnd',
    'handOffset',
    'handAt',
    'handTalkedMs',
    'turnBy',
    'turnByName',
    'turnAt',
    'turnUntil',
    'turnBefore',
    'admittedAt',
    'waitingAt',
    'waitingSeenAt',
    'denials',
    'unmuteAskedBy',
    'unmuteAskedByName',
    'unmuteAskedAt',
    'unmuteAskedSource',
    'stageInvitedBy',
    'stageInvitedByName',
    'stageInvitedAt',
    'stageAskedOffset',
    'stageAskedAt',
    'spotlightBy',
    'spotlightByName',
    'spotlightAt',
    'note',
    'noteBy',
    'noteByName',
    'noteAt',
    'tags',
    'expectedAt',
    'arrivedAt',
    'remindedAt',
    'mergedInto',
    'mergedName',
    'invitedAt',
    'joinedAt',
    'leftAt',
    'createdAt',
    'offset',
  ],
  connections: [
    'sid',
    'room',
    'roomSid',
    'userId',
    'identity',
    'permission',
    'media',
    'joinedAt',
    'leftAt',
    'leaveReason',
    'estimated',
    'seenAt',
    'joinedWith',
    'speakingMs',
    'microphoneMs',
    'cameraMs',
    'reportedAt',
  ],
  events: ['room', 'offset', 'n', 'id', 'type', 'actor', 'subject', 'data', 'actionId', 'at'],
  identities: ['room', 'identity', 'userId', 'device', 'desk', 'createdAt'],
} as const satisfies { [Table in keyof Tables]: readonly (keyof Tables[Table])[] }
