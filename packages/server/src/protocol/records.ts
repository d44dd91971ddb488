import type { BulkRecord } from './bulk.ts'
import type { Overrides, Right } from './permissions.ts'
import type { Role } from './roles.ts'

/** Milliseconds since 1970, by the server's clock or, for joins and leaves, by LiveKit's. */
export type EpochMs = number

/** Until when somebody is kept out who is so for good: the last millisecond that every clock can write. */
export const FOREVER: EpochMs = 253_402_300_799_999

/**
 * INVITED: on the list, not seen yet. WAITING: asked to come in, not admitted. JOINED: seen active in LiveKit.
 * LEFT: was here, and the last connection ended.
 */
export type ParticipantStatus = 'INVITED' | 'WAITING' | 'JOINED' | 'LEFT'

export const PARTICIPANT_STATUSES: ParticipantStatus[] = ['INVITED', 'WAITING', 'JOINED', 'LEFT']

/** `standard` is a person; every other kind is one of LiveKit's bots, which are not counted as people. */
export type ParticipantKind = 'standard' | 'ingress' | 'egress' | 'sip' | 'agent' | 'connector' | 'bridge'

/** What the server last saw of a person's tracks: true = published and not muted. */
export type MediaSight = { microphone: boolean; camera: boolean; screen: boolean; at: EpochMs }

/** Which moderator did something to a person, and when. `id` is a participant id, `site` or `server`. */
export type By = { id: string; name: string; at: EpochMs }

/** What somebody can be asked to turn on. */
export type UnmuteSource = 'microphone' | 'camera'

/** Until when a personal exception holds, why it was made, and by whom. */
export type Terms = { until?: EpochMs; reason?: string; by: By }

/** One person on a room's roster, connected or not. */
export type ParticipantRecord = {
  /** The record's id: what paths and targets carry. */
  id: string
  /** The site's own id of the person. */
  userId: string
  username?: string
  /** Falls back to the user id. Plain text: never to be read as HTML. */
  name: string
  /** Always `https:`. */
  imageUrl?: string
  guest: boolean
  kind: ParticipantKind
  role: Role
  status: ParticipantStatus
  /** Effective rights: role default, then the room's mode, then the personal override. */
  canSpeak: boolean
  canVideo: boolean
  canShareScreen: boolean
  canChat: boolean
  invitedAt: EpochMs | null
  /** Start of the present or the last stay. */
  joinedAt: EpochMs | null
  /** Real end of the last stay; null while JOINED. */
  leftAt: EpochMs | null
  /** The last connection ended then, and the grace of 10 s still runs. */
  reconnectingSince?: EpochMs
  /** Raised since then. Of two hands the one with the smaller offset was first, everywhere. */
  hand?: {
    offset: number
    at: EpochMs
    /** So long the person had talked when it went up, as their own panels measured it; for staff only. */
    talkedMs?: number
  }
  /** Called on by `hand.next`, until the next one is; for staff and for the person. `until`: the speaking time ends then. */
  turn?: { by: By; until?: EpochMs }
  /** Muted by a moderator and not seen on again since. */
  mutedBy?: By
  /** Camera stopped by a moderator and not seen on again since. */
  videoStoppedBy?: By
  /** Asked to turn it on, until then; for staff and for the person, who answers by `unmute.accept` or `unmute.decline`. */
  unmuteAsked?: { source: UnmuteSource; by: By; until: EpochMs }
  /** In the spotlight for everybody; one person at a time. */
  spotlight?: By
  /** Invited on stage until then; for staff and for the person, who answers by `stage.accept` or `stage.decline`. */
  stageInvited?: { by: By; until: EpochMs }
  /** Asks to come on stage: a place in one queue with the raised hands. Staff answer by `stage.accept` or `stage.decline`. */
  stageAsked?: { offset: number; at: EpochMs }
  /** Being removed, or denied: may neither publish nor subscribe until then, when it happens unless it was undone. */
  onHoldUntil?: EpochMs
  /**
   * Kept out until then, with `untilEnd` or until the room ends; by whom and why for staff and for the person. `denied`:
   * was not let in from the waiting room.
   */
  bar?: { until: EpochMs; untilEnd?: true; by?: By; reason?: string; denied?: true }
  /** Of personal exceptions that were made for a reason or a while; for staff and for the person. */
  overrideTerms?: { [Name in Right]?: Terms }
  /** What staff noted of the person, and who wrote it last; for staff only, as the `tags`. */
  note?: { text: string; by: By }
  tags?: string[]
  /** Personal exceptions; for staff only. */
  overrides?: Overrides
  /** Absent when nothing has been seen: unknown is not the same as off. */
  media?: MediaSight
  /** LiveKit identities of the open connections; an identity in no record is a user id. */
  identities: string[]
  /** Since then LiveKit grants this person something other than these rights. */
  notInForceSince?: EpochMs
  /** Since when somebody who is WAITING does; for staff and for the person. */
  waitingAt?: EpochMs
  /** On the list of those who are expected; for staff only, as all that follows of it. */
  expectedAt?: EpochMs
  /** Start of the first stay of this meeting. */
  arrivedAt?: EpochMs
  /** When the site was last asked to remind this person. */
  remindedAt?: EpochMs
  /** What a guest was called before staff said that it is somebody who is expected. */
  mergedName?: string
  /** Off the list from now on: not to be shown any more. */
  unlisted?: true
  /** The room's offset when this record last changed; of two records the larger one is newer. */
  offset: number
}

/** `meeting`: everybody may speak and be seen. `stage`: viewers only watch. */
export type RoomMode = 'meeting' | 'stage'

export const ROOM_MODES: RoomMode[] = ['meeting', 'stage']

/**
 * `manage`: the server sets everybody's rights in LiveKit. `observe`: it touches nobody's until a moderator acts on that
 * person; for sites that mint their own LiveKit tokens.
 */
export type RoomEnforce = 'manage' | 'observe'

export const ROOM_ENFORCES: RoomEnforce[] = ['manage', 'observe']

/** Whom people who are not staff see: `everyone`, only who is on `stage`, or nobody but the `counts`. */
export type RoomVisibility = 'everyone' | 'stage' | 'counts'

export const ROOM_VISIBILITIES: RoomVisibility[] = ['everyone', 'stage', 'counts']

export type RoomRecord = {
  name: string
  title: string
  mode: RoomMode
  enforce: RoomEnforce
  visibility: RoomVisibility
  /** So many people are here that viewers see only the stage, whatever the visibility. */
  crowded: boolean
  /** Viewers may raise their hand; speakers and staff always may. */
  handRaising: boolean
  /** Speakers may share their screen; staff always may. */
  screenSharing: boolean
  /** Viewers may write in the chat; speakers and staff always may. */
  chatting: boolean
  /** Speakers and viewers may change their own name; staff always may. */
  selfRenaming: boolean
  /** Moderators too may invite people and edit the list. */
  moderatorsInvite: boolean
  /** Co-hosts too may end the room. */
  coHostsEnd: boolean
  /** A hand goes down by itself when its person gets to speak, or speaks up. */
  autoLower: boolean
  /** Who is not staff waits until staff let them in. */
  lobby: boolean
  /** What those who wait are told. */
  lobbyMessage?: string
  /** Only staff and who was here may be here. Nobody below this rank unlocks it. */
  locked?: { by: By; rank: number }
  /** When it is to start and to end, for who is late; nothing happens by itself. */
  startsAt?: EpochMs
  endsAt?: EpochMs
  /** So many minutes after the start somebody is late. */
  lateAfterMinutes: number
  whenHostLeaves: WhenHostLeaves
  /** The host has left: the room ends then, unless they come back. */
  endingAt?: EpochMs
  /** Nobody may be here until the site opens the room again. */
  ended?: By
  /** Panels are not to measure who talks how long. */
  talkTime?: false
  /** People are to be told that attendance is recorded. */
  attendanceNotice?: true
  /** What is being done to many people, and what lately was; for staff only. */
  bulks?: BulkRecord[]
}

export type WhenHostLeaves = 'keep' | { endAfterMinutes: number }

/** People only: bots and people nobody has seen or invited are not counted. */
export type Counts = { online: number; total: number }

/** Where a client stands in a room's stream. Opaque: hand it back as it came. */
export type Position = string

/**
 * Answer of `GET /v1/rooms/:room/participants`: what the caller's audience sees; the same bytes for everybody in it, so
 * the own record comes with the session and on the stream instead. `next`: the roster goes on at `?page=` this value;
 * all pages carry the position of the first, and a record that moved meanwhile comes again on the stream.
 */
export type Snapshot = {
  position: Position
  room: RoomRecord
  participants: ParticipantRecord[]
  counts: Counts
  next?: string
}
