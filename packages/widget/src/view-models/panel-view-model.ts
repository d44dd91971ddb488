import type {
  Counts,
  DeedKind,
  EpochMs,
  Notice,
  ParticipantRecord,
  RoomRecord,
} from 'participant-panel-server/protocol'
import type { Connections } from '../stores/connection-store.ts'
import type { OwnDevice, OwnDevicesStore } from '../stores/own-devices-store.ts'
import type { RoomParticipant } from '../stores/room-participants-store.ts'
import type { OwnHandViewModel } from './hand.ts'
import { doorNotice, type DoorNotice } from './door.ts'
import type { MuteAllViewModel } from './mute-all.ts'
import { earliest } from './earliest.ts'
import type { Knocks } from './lobby.ts'
import { statusOf } from './panel-status.ts'
import { isBarred, isOnHold } from './removal.ts'
import type { RoomHeader } from './room-header.ts'
import type { OwnStageViewModel } from './stage.ts'

/** One status at a time; `connecting` is the first load, before there is a list. */
export type PanelStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'refused'

/** `compact`: without search and footer. `count`: how many are online, and nothing else. */
export type PanelView = 'full' | 'compact' | 'count'

export type HeaderViewModel = {
  status: PanelStatus
  counts: Counts | undefined
  /** The moment that the list on screen is from, while it is not live. */
  asOf: EpochMs | undefined
} & RoomHeader

/** A full-panel or in-list message: what happened, and the one thing to do about it. */
export type PanelNotice =
  | { kind: 'loading' }
  | { kind: 'not-loaded'; retryAt: EpochMs | undefined }
  | { kind: 'offline'; retryAt: EpochMs | undefined }
  | { kind: 'access-ended' }
  | { kind: 'refused'; reason: string }
  | { kind: 'misconfigured' }
  | { kind: 'alone' }
  | { kind: 'media-failed'; reason: string }
  | { kind: 'elsewhere' }
  /** `canAsk`: there is a waiting room to ask at. */
  | { kind: 'removed'; bar: ParticipantRecord['bar']; canAsk?: boolean }
  | { kind: 'on-hold'; until: EpochMs; by: string | undefined }
  | { kind: 'moderated'; what: DeedKind; by: string }
  | { kind: 'disconnected' }
  /** The host has left. */
  | { kind: 'room-ending'; at: EpochMs }
  | DoorNotice
  | Knocks

export type SectionName = 'waiting' | 'hands' | 'staff' | 'stage' | 'room' | 'viewers' | 'bots' | 'invited' | 'left'

export type SectionAction = 'participant.remind' | 'lobby.admit'

/** `action`: the one thing that the heading offers to do with all of them. */
export type SectionViewModel = {
  name: SectionName
  ids: readonly string[]
  action?: SectionAction
}

export type { OwnDevice }

/** One of the person's own buttons in the footer. Absent in the footer: not allowed. */
export type OwnDeviceViewModel = { device: OwnDevice; on: boolean; pending: boolean; failed: string | undefined }

export type FooterViewModel = {
  devices: readonly OwnDeviceViewModel[]
  hand?: OwnHandViewModel | undefined
  stage?: OwnStageViewModel | undefined
  /** Staff can mute all others. */
  muteAll?: MuteAllViewModel
  /** People can be put on the list. */
  mayInvite?: boolean
}

export function headerViewModel(
  connections: Connections,
  counts: Counts | undefined,
  roomHeader: RoomHeader,
  now: EpochMs,
): HeaderViewModel {
  const status = statusOf(connections, now)
  const isOld = status === 'reconnecting' || status === 'offline'
  return { status, counts, asOf: isOld ? connections.stream.asOf : undefined, ...roomHeader }
}

/** How long it is said what a moderator did. */
const SAID_FOR_MS = 30_000
/** From then on the end of the room comes before those who wait to be let in. */
const ENDS_SOON_MS = 120_000

/** What a moderator did to this person. */
export type Deed = Notice & { kind: DeedKind }

export type NoticeInputs = {
  connections: Connections
  /** What the server says of the person who looks. */
  self: ParticipantRecord | undefined
  moderated: Deed | undefined
  room: RoomRecord | undefined
  /** The panel joins the room itself. */
  joins: boolean
  knocks: Knocks | undefined
  people: number
  isLoaded: boolean
  now: EpochMs
}

/** One message at a time: the one that matters most. */
export function panelNotice(inputs: NoticeInputs): PanelNotice | undefined {
  const { connections, self, moderated, room, knocks, people, isLoaded, now } = inputs
  const { stream, media, ended } = connections
  const { retryAt } = stream
  const ask = room?.lobby && { canAsk: true }
  if (ended) return ended.kind === 'removed' ? { ...ended, ...ask } : ended
  if (!isLoaded) return retryAt === undefined ? { kind: 'loading' } : { kind: 'not-loaded', retryAt }
  if (statusOf(connections, now) === 'offline') return { kind: 'offline', retryAt }
  const door = doorNotice({ ...inputs, media })
  if (door && !(self && isBarred(self, now))) return door
  if (self && isOnHold(self, now)) return { kind: 'on-hold', until: self.onHoldUntil ?? now, by: self.bar?.by?.name }
  if (media.phase === 'removed' || (self && isBarred(self, now))) return { kind: 'removed', bar: self?.bar, ...ask }
  if (media.phase === 'elsewhere') return { kind: 'elsewhere' }
  if (media.phase === 'failed') return { kind: 'media-failed', reason: media.reason ?? '' }
  if (moderated && now < moderated.at + SAID_FOR_MS)
    return { kind: 'moderated', what: moderated.kind, by: moderated.by }
  const at = room?.endingAt
  const ending = at === undefined ? undefined : ({ kind: 'room-ending', at } as const)
  if (ending && now >= ending.at - ENDS_SOON_MS) return ending
  return knocks ?? ending ?? (people <= 1 ? { kind: 'alone' } : undefined)
}

/** When the message changes although nothing happens. */
export function noticeChangesAt({
  self,
  moderated,
  room,
  now,
}: Pick<NoticeInputs, 'self' | 'moderated' | 'room' | 'now'>) {
  const endsSoonAt = room?.endingAt && room.endingAt - ENDS_SOON_MS
  const moments = [self?.onHoldUntil, self?.bar?.until, moderated && moderated.at + SAID_FOR_MS, endsSoonAt]
  return earliest(moments, now)
}

const OWN_DEVICES = [
  ['microphone', 'canSpeak'],
  ['camera', 'canVideo'],
  ['screen', 'canShareScreen'],
] as const

/** The person's own switches: for the rights they hold, while their room is connected. */
export function ownDevices(
  self: ParticipantRecord | undefined,
  own: RoomParticipant | undefined,
  requests: Pick<OwnDevicesStore, 'get'>,
  connections: Connections,
): OwnDeviceViewModel[] {
  if (!self || !own || connections.media.phase !== 'connected') return []
  return OWN_DEVICES.filter(([, right]) => self[right]).map(([device]) => {
    const { pending = false, failed } = requests.get(device) ?? {}
    return { device, on: own[device], pending, failed: own[device] ? undefined : failed }
  })
}
