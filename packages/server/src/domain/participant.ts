import {
  NO_OVERRIDES,
  effectiveRights,
  overridesAfterRoleChange,
  type By,
  type EpochMs,
  type Overrides,
  type ParticipantKind,
  type ParticipantStatus,
  type PersonRequest,
  type Rights,
  type Role,
  type RoomRecord,
  type RoomRules,
  type Target,
} from '../protocol/index.ts'
import type { OverrideTerms, RightBefore } from './override.ts'
import { admissionOfRole } from './waiting.ts'

/** A person on a room's roster, as the server keeps it. */
export type Participant = {
  id: string
  room: string
  userId: string
  username: string | null
  /** What the site, or LiveKit, calls the person; null falls back to the user id. */
  name: string | null
  imageUrl: string | null
  /** Somebody gave the person this name: it holds until the site itself gives another. */
  renamedAt: EpochMs | null
  guest: boolean
  kind: ParticipantKind
  role: Role
  status: ParticipantStatus
  /** Holds a token, was never invited and never came: shown to nobody else, and not kept. */
  provisional: boolean
  overrides: Overrides
  /** Of those that were made for a reason or a while. */
  overrideTerms: OverrideTerms
  /** When the first of them ends. */
  overrideEndsAt: EpochMs | null
  /** When these rights were last decided. */
  rightsAt: EpochMs
  mutedBy: string | null
  mutedByName: string | null
  mutedAt: EpochMs | null
  videoStoppedBy: string | null
  videoStoppedByName: string | null
  videoStoppedAt: EpochMs | null
  /** A removal under way happens then, unless it is undone. */
  holdUntil: EpochMs | null
  /** Kept out until then. */
  barredUntil: EpochMs | null
  barredBy: string | null
  barredByName: string | null
  barredAt: EpochMs | null
  barredReason: string | null
  /** And no longer than until the room ends. */
  barredUntilEnd: boolean
  /** Raised at this offset of the room, which is the place in the queue. */
  handOffset: number | null
  handAt: EpochMs | null
  /** How long the person had talked when it went up. */
  handTalkedMs: number | null
  turnBy: string | null
  turnByName: string | null
  turnAt: EpochMs | null
  turnUntil: EpochMs | null
  /** What the right to speak was before the turn gave it; null where it gave nothing. */
  turnBefore: RightBefore | null
  /** Let in, or here when the room was locked or got a waiting room. */
  admittedAt: EpochMs | null
  waitingAt: EpochMs | null
  /** When a panel of somebody who waits was last open; null also where the site alone says that they wait. */
  waitingSeenAt: EpochMs | null
  /** How often they were denied since they were last let in. */
  denials: number
  unmuteAskedBy: string | null
  unmuteAskedByName: string | null
  unmuteAskedAt: EpochMs | null
  unmuteAskedSource: 'microphone' | 'camera' | null
  stageInvitedBy: string | null
  stageInvitedByName: string | null
  stageInvitedAt: EpochMs | null
  /** Asks to come on stage since this offset of the room, which is the place in the queue. */
  stageAskedOffset: number | null
  stageAskedAt: EpochMs | null
  spotlightBy: string | null
  spotlightByName: string | null
  spotlightAt: EpochMs | null
  /** What staff noted of the person, and who wrote it last. */
  note: string | null
  noteBy: string | null
  noteByName: string | null
  noteAt: EpochMs | null
  tags: string[]
  /** On the list of those who are expected, since then. */
  expectedAt: EpochMs | null
  /** Start of the first stay of this meeting. */
  arrivedAt: EpochMs | null
  /** When the site was last asked to remind the person. */
  remindedAt: EpochMs | null
  /** The guest who stands for this person. */
  mergedInto: string | null
  /** What a guest who stands for somebody was called before. */
  mergedName: string | null
  invitedAt: EpochMs | null
  joinedAt: EpochMs | null
  /** Set as soon as the last connection ends, while the status is still JOINED for the grace. */
  leftAt: EpochMs | null
  createdAt: EpochMs
  offset: number
}

export type NewParticipant = { id: string; room: string; at: EpochMs; role: Role } & PersonRequest &
  Partial<Pick<Participant, 'guest' | 'kind' | 'status' | 'provisional' | 'invitedAt'>>

export function newParticipant({ at, username, name, imageUrl, ...given }: NewParticipant): Participant {
  return {
    guest: false,
    kind: 'standard',
    status: 'INVITED',
    provisional: false,
    invitedAt: null,
    ...given,
    username: username ?? null,
    name: name ?? null,
    imageUrl: imageUrl ?? null,
    renamedAt: null,
    overrides: NO_OVERRIDES,
    overrideTerms: {},
    overrideEndsAt: null,
    rightsAt: at,
    mutedBy: null,
    mutedByName: null,
    mutedAt: null,
    videoStoppedBy: null,
    videoStoppedByName: null,
    videoStoppedAt: null,
    holdUntil: null,
    barredUntil: null,
    barredBy: null,
    barredByName: null,
    barredAt: null,
    barredReason: null,
    barredUntilEnd: false,
    handOffset: null,
    handAt: null,
    handTalkedMs: null,
    ...NO_TURN,
    admittedAt: null,
    waitingAt: null,
    waitingSeenAt: null,
    denials: 0,
    unmuteAskedBy: null,
    unmuteAskedByName: null,
    unmuteAskedAt: null,
    unmuteAskedSource: null,
    ...NOT_INVITED,
    ...NOT_ASKING,
    ...UNLIT,
    note: null,
    noteBy: null,
    noteByName: null,
    noteAt: null,
    tags: [],
    expectedAt: null,
    arrivedAt: null,
    remindedAt: null,
    mergedInto: null,
    mergedName: null,
    joinedAt: null,
    leftAt: null,
    createdAt: at,
    offset: 0,
  }
}

export const NO_TURN = { turnBy: null, turnByName: null, turnAt: null, turnUntil: null, turnBefore: null }
export const NOT_INVITED = { stageInvitedBy: null, stageInvitedByName: null, stageInvitedAt: null }
export const NOT_ASKING = { stageAskedOffset: null, stageAskedAt: null }
export const UNLIT = { spotlightBy: null, spotlightByName: null, spotlightAt: null }

export function nameOf(participant: Participant): string {
  return participant.name || participant.userId
}

export function rightsOf({ role, overrides }: Pick<Participant, 'role' | 'overrides'>, rules: RoomRules): Rights {
  return effectiveRights(role, rules, overrides)
}

/** The rights where the server decides them; undefined where the site does. */
export function decidedRights(
  person: Pick<Participant, 'role' | 'overrides'>,
  room: RoomRules & Pick<RoomRecord, 'enforce'>,
): Rights | undefined {
  return room.enforce === 'manage' ? rightsOf(person, room) : undefined
}

/** Who did something to a person, out of the three columns that hold it. */
export function byOf(id: string | null, name: string | null, at: EpochMs | null): By | undefined {
  return id === null ? undefined : { id, name: name ?? id, at: at ?? 0 }
}

/** The person as the rules see them. */
export function asTarget(participant: Participant): Target {
  const { id, role, guest, kind } = participant
  return { id, role, guest, kind, name: nameOf(participant) }
}

/** What a request says of a person; what it does not name stays. */
export function withProfile(participant: Participant, { username, name, imageUrl }: PersonRequest): Participant {
  return {
    ...participant,
    username: username ?? participant.username,
    ...(name !== undefined && { name, renamedAt: null }),
    imageUrl: imageUrl ?? participant.imageUrl,
  }
}

/** Another role is the answer to what was asked of the stage, and a viewer is not in the spotlight of it. */
export function withRole(participant: Participant, role: Role, at: EpochMs): Participant {
  if (role === participant.role) return participant
  const overrides = overridesAfterRoleChange(participant.overrides, participant.role, role)
  const admission = admissionOfRole(participant, role, at)
  const changed = { ...participant, ...admission, ...NOT_INVITED, ...NOT_ASKING, role, overrides, rightsAt: at }
  return role === 'VIEWER' ? { ...changed, ...UNLIT } : changed
}
