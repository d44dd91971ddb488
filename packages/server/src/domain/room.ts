import {
  SWITCHES,
  type EpochMs,
  type RoomEnforce,
  type RoomMode,
  type RoomRecord,
  type RoomVisibility,
} from '../protocol/index.ts'
import { bulksOf, toBulkRecord } from './bulk.ts'
import { byOf } from './participant.ts'
import type { RecordFor } from './record.ts'

export type Room = {
  name: string
  title: string
  mode: RoomMode
  enforce: RoomEnforce
  visibility: RoomVisibility
  /** More people are here than every viewer could follow: viewers see only the stage. */
  crowded: boolean
  /** Viewers may raise their hand. */
  handRaising: boolean
  /** Speakers may share their screen. */
  screenSharing: boolean
  /** Viewers may write in the chat. */
  chatting: boolean
  /** Who is not staff may change their own name. */
  selfRenaming: boolean
  moderatorsInvite: boolean
  coHostsEnd: boolean
  /** A hand goes down when its person gets to speak. */
  autoLower: boolean
  /** Who is not staff waits until somebody lets them in. */
  lobby: boolean
  /** What those who wait are told. */
  lobbyMessage: string | null
  lockedBy: string | null
  lockedByName: string | null
  lockedAt: EpochMs | null
  /** Nobody of a lower rank unlocks. */
  lockedRank: number | null
  /** So many minutes later the room ends; null: it goes on without its host. */
  whenHostLeaves: number | null
  /** The host has left: the room ends then. */
  endingAt: EpochMs | null
  endedBy: string | null
  endedByName: string | null
  endedAt: EpochMs | null
  /** See `bulk.ts`. */
  bulks: string | null
  /** When it is to start and to end. */
  startsAt: EpochMs | null
  endsAt: EpochMs | null
  lateAfterMinutes: number
  /** When somebody first came to its present or last time (A18). */
  openedAt: EpochMs | null
  /** Panels report how long their person talks. */
  talkTime: boolean
  /** Panels tell their person that attendance is recorded. */
  attendanceNotice: boolean
  /** One step per change; never skips a number. */
  offset: number
  createdAt: EpochMs
}

export const UNLOCKED = { lockedBy: null, lockedByName: null, lockedAt: null, lockedRank: null }
export const NOT_ENDED = { endedBy: null, endedByName: null, endedAt: null }

/** How a room begins. */
export const NEW_ROOM = {
  crowded: false,
  ...SWITCHES,
  autoLower: false,
  lobby: false,
  lobbyMessage: null,
  whenHostLeaves: null,
  endingAt: null,
  bulks: null,
  startsAt: null,
  endsAt: null,
  lateAfterMinutes: 5,
  openedAt: null,
  talkTime: true,
  attendanceNotice: false,
  ...UNLOCKED,
  ...NOT_ENDED,
}

export function toRoomRecord(room: Room, reader: RecordFor = 'room'): RoomRecord {
  const { name, title, mode, enforce, visibility, crowded, lobby, lobbyMessage, endingAt } = room
  const { handRaising, screenSharing, chatting, selfRenaming, moderatorsInvite, coHostsEnd } = room
  const locked = byOf(room.lockedBy, room.lockedByName, room.lockedAt)
  const ended = byOf(room.endedBy, room.endedByName, room.endedAt)
  return {
    name,
    title,
    mode,
    enforce,
    visibility,
    crowded,
    handRaising,
    screenSharing,
    chatting,
    selfRenaming,
    moderatorsInvite,
    coHostsEnd,
    autoLower: room.autoLower,
    lobby,
    ...(lobbyMessage !== null && { lobbyMessage }),
    ...(locked && { locked: { by: locked, rank: room.lockedRank! } }),
    whenHostLeaves: room.whenHostLeaves === null ? 'keep' : { endAfterMinutes: room.whenHostLeaves },
    ...scheduleOf(room),
    ...(endingAt !== null && { endingAt }),
    ...(ended && { ended }),
    ...(!room.talkTime && { talkTime: false as const }),
    ...(room.attendanceNotice && { attendanceNotice: true as const }),
    ...(reader === 'staff' && room.bulks !== null && { bulks: bulksOf(room).map(toBulkRecord) }),
  }
}

export function scheduleOf({ startsAt, endsAt, lateAfterMinutes }: Room) {
  return { ...(startsAt !== null && { startsAt }), ...(endsAt !== null && { endsAt }), lateAfterMinutes }
}
