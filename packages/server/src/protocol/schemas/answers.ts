import * as v from 'valibot'
import type { BulkAnswer, BulkRecord } from '../bulk.ts'
import { EXPECTED_STATES } from '../expected.ts'
import { ERRORS, type ErrorCode, type Problem } from '../errors.ts'
import {
  PARTICIPANT_STATUSES,
  ROOM_ENFORCES,
  ROOM_MODES,
  ROOM_VISIBILITIES,
  type By,
  type Counts,
  type ParticipantRecord,
  type RoomRecord,
  type Snapshot,
} from '../records.ts'
import type {
  ActionAnswer,
  ErasureAnswer,
  EventsAnswer,
  ExpectedAnswer,
  ExpectedPutAnswer,
  Explanation,
  ExportAnswer,
  JoinAnswer,
  ParticipantAnswer,
  RoomAnswer,
  SessionAnswer,
  TokenAnswer,
} from '../requests.ts'
import { ROLES } from '../roles.ts'
import { ACTION_NAMES } from './actions.ts'
import { time } from './texts.ts'

/** What the server answers. Clients ignore fields that they do not know, so later versions may add some. */
const text = v.string()
const moment = v.nullable(time)
const position = text
const flag = v.boolean()

const by = v.object({ id: text, name: text, at: time }) satisfies v.GenericSchema<By>
const media = v.object({ microphone: flag, camera: flag, screen: flag, at: time })
const bar = v.object({
  until: time,
  untilEnd: v.exactOptional(v.literal(true)),
  by: v.exactOptional(by),
  reason: v.exactOptional(text),
  denied: v.exactOptional(v.literal(true)),
})
const terms = v.exactOptional(v.object({ until: v.exactOptional(time), reason: v.exactOptional(text), by }))
const override = v.picklist(['inherit', 'allow', 'deny', 'aside'])

export const participantRecord = v.object({
  id: text,
  userId: text,
  username: v.exactOptional(text),
  name: text,
  imageUrl: v.exactOptional(text),
  guest: flag,
  kind: v.picklist(['standard', 'ingress', 'egress', 'sip', 'agent', 'connector', 'bridge']),
  role: v.picklist(ROLES),
  status: v.picklist(PARTICIPANT_STATUSES),
  canSpeak: flag,
  canVideo: flag,
  canShareScreen: flag,
  canChat: flag,
  invitedAt: moment,
  joinedAt: moment,
  leftAt: moment,
  reconnectingSince: v.exactOptional(time),
  hand: v.exactOptional(v.object({ offset: time, at: time, talkedMs: v.exactOptional(time) })),
  turn: v.exactOptional(v.object({ by, until: v.exactOptional(time) })),
  mutedBy: v.exactOptional(by),
  videoStoppedBy: v.exactOptional(by),
  unmuteAsked: v.exactOptional(v.object({ source: v.picklist(['microphone', 'camera']), by, until: time })),
  spotlight: v.exactOptional(by),
  note: v.exactOptional(v.object({ text, by })),
  tags: v.exactOptional(v.array(text)),
  stageInvited: v.exactOptional(v.object({ by, until: time })),
  stageAsked: v.exactOptional(v.object({ offset: time, at: time })),
  onHoldUntil: v.exactOptional(time),
  bar: v.exactOptional(bar),
  overrideTerms: v.exactOptional(v.object({ canSpeak: terms, canVideo: terms, canShareScreen: terms, canChat: terms })),
  overrides: v.exactOptional(
    v.object({ canSpeak: override, canVideo: override, canShareScreen: override, canChat: override }),
  ),
  media: v.exactOptional(media),
  identities: v.array(text),
  notInForceSince: v.exactOptional(time),
  waitingAt: v.exactOptional(time),
  expectedAt: v.exactOptional(time),
  arrivedAt: v.exactOptional(time),
  remindedAt: v.exactOptional(time),
  mergedName: v.exactOptional(text),
  unlisted: v.exactOptional(v.literal(true)),
  offset: time,
}) satisfies v.GenericSchema<ParticipantRecord>

export const problemDetails = v.object({
  type: text,
  title: text,
  status: v.pipe(v.number(), v.integer()),
  code: v.picklist(Object.keys(ERRORS) as ErrorCode[]),
  detail: text,
  retryable: flag,
  instance: v.exactOptional(text),
  errors: v.exactOptional(v.array(v.object({ field: text, message: text }))),
  participant: v.exactOptional(participantRecord),
  bar: v.exactOptional(bar),
  retryAfter: v.exactOptional(v.number()),
}) satisfies v.GenericSchema<Problem>

export const bulkRecord = v.object({
  id: text,
  action: v.picklist(ACTION_NAMES),
  by,
  total: time,
  done: time,
  skipped: time,
  left: time,
  failed: time,
  cancelledBy: v.exactOptional(by),
  endedAt: v.exactOptional(time),
}) satisfies v.GenericSchema<BulkRecord>

export const roomRecord = v.object({
  name: text,
  title: text,
  mode: v.picklist(ROOM_MODES),
  enforce: v.picklist(ROOM_ENFORCES),
  visibility: v.picklist(ROOM_VISIBILITIES),
  crowded: flag,
  handRaising: flag,
  screenSharing: flag,
  chatting: flag,
  selfRenaming: flag,
  moderatorsInvite: flag,
  coHostsEnd: flag,
  autoLower: flag,
  lobby: flag,
  lobbyMessage: v.exactOptional(text),
  locked: v.exactOptional(v.object({ by, rank: time })),
  startsAt: v.exactOptional(time),
  endsAt: v.exactOptional(time),
  lateAfterMinutes: time,
  whenHostLeaves: v.union([v.literal('keep'), v.object({ endAfterMinutes: v.number() })]),
  endingAt: v.exactOptional(time),
  ended: v.exactOptional(by),
  talkTime: v.exactOptional(v.literal(false)),
  attendanceNotice: v.exactOptional(v.literal(true)),
  bulks: v.exactOptional(v.array(bulkRecord)),
}) satisfies v.GenericSchema<RoomRecord>

const counts = v.object({ online: time, total: time }) satisfies v.GenericSchema<Counts>

export const snapshot = v.object({
  position,
  room: roomRecord,
  participants: v.array(participantRecord),
  counts,
  next: v.exactOptional(text),
}) satisfies v.GenericSchema<Snapshot>

export const tokenAnswer = v.object({
  token: text,
  expiresAt: time,
  livekit: v.exactOptional(v.object({ url: text, token: text })),
}) satisfies v.GenericSchema<TokenAnswer>

export const sessionAnswer = v.object({
  token: text,
  expiresAt: time,
  serverTime: time,
  room: text,
  self: participantRecord,
}) satisfies v.GenericSchema<SessionAnswer>

export const roomAnswer = v.object({ position, room: roomRecord, counts }) satisfies v.GenericSchema<RoomAnswer>

const expectedCounts = v.object({ here: time, late: time, notYet: time, unexpected: time })
export const expectedPutAnswer = v.object({
  position,
  added: time,
  removed: time,
  counts: expectedCounts,
}) satisfies v.GenericSchema<ExpectedPutAnswer>

export const expectedAnswer = v.object({
  position,
  counts: expectedCounts,
  people: v.array(
    v.object({
      id: text,
      userId: text,
      name: text,
      state: v.picklist(EXPECTED_STATES),
      arrivedAt: v.exactOptional(time),
      lateByMs: v.exactOptional(time),
      remindedAt: v.exactOptional(time),
      expectedAs: v.exactOptional(text),
    }),
  ),
}) satisfies v.GenericSchema<ExpectedAnswer>

export const joinAnswer = v.union([
  v.object({ url: text, token: text, participant: participantRecord, position }),
  v.object({ waiting: v.literal(true), participant: participantRecord, position }),
]) satisfies v.GenericSchema<JoinAnswer>

export const participantAnswer = v.object({
  position,
  participant: participantRecord,
}) satisfies v.GenericSchema<ParticipantAnswer>

const actionResult = v.variant('ok', [
  v.object({ target: text, ok: v.literal(true), participant: participantRecord }),
  v.object({ target: text, ok: v.literal(false), problem: problemDetails }),
])
const errorCode = v.picklist(Object.keys(ERRORS) as ErrorCode[])

export const actionAnswer = v.object({
  position,
  results: v.array(actionResult),
  bulk: v.exactOptional(bulkRecord),
  preview: v.exactOptional(
    v.object({
      reached: time,
      skipped: v.array(v.object({ code: errorCode, role: v.picklist(ROLES), count: time })),
    }),
  ),
}) satisfies v.GenericSchema<ActionAnswer>

export const bulkAnswer = v.object({
  position,
  bulk: bulkRecord,
  undone: v.array(v.object({ target: text, code: errorCode })),
}) satisfies v.GenericSchema<BulkAnswer>

export const explanation = v.variant('allowed', [
  v.object({ allowed: v.literal(true) }),
  v.object({ allowed: v.literal(false), code: v.picklist(Object.keys(ERRORS) as ErrorCode[]), detail: text }),
]) satisfies v.GenericSchema<Explanation>

const row = v.record(text, v.unknown())
const eventRecord = v.object({
  id: text,
  offset: time,
  type: text,
  actor: text,
  subject: v.nullable(text),
  data: v.nullable(row),
  actionId: v.nullable(text),
  at: time,
})
export const eventsAnswer = v.object({
  events: v.array(eventRecord),
  next: v.exactOptional(text),
}) satisfies v.GenericSchema<EventsAnswer>

export const exportAnswer = v.object({
  userId: text,
  rooms: v.array(
    v.object({
      room: text,
      participant: v.exactOptional(row),
      connections: v.array(row),
      identities: v.array(row),
      events: v.array(eventRecord),
    }),
  ),
}) satisfies v.GenericSchema<ExportAnswer>

export const erasureAnswer = v.object({ rooms: v.array(text) }) satisfies v.GenericSchema<ErasureAnswer>
