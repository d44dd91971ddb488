import {
  mayUnlock,
  refusalOf,
  ROOM_MODES,
  ROOM_VISIBILITIES,
  type SWITCHES,
  type PermissionKey,
  type RoomMode,
  type RoomVisibility,
  type WhenHostLeaves,
} from 'participant-panel-server/protocol'
import { settingsOf } from '../stores/room-wish-store.ts'
import { isSame } from './is-same.ts'
import { mayOpen, type OtherView } from './other-views.ts'
import type { StreamOutage } from './panel-status.ts'
import { hasRoomMenu, type RoomInputs } from './room-inputs.ts'

/** What the moment forbids: the item stays, and says why. `observed`: the site lets people in. */
export type RoomBlock = NonNullable<StreamOutage> | 'ended' | 'observed' | 'locked-above'

export type RoomSwitch = 'lobby' | 'isLocked' | RoomRule
type RoomRule = keyof typeof SWITCHES | 'autoLower' | 'talkTime'
export type RoomDeed = 'participant.muteAll' | 'room.end'
export type RoomChoice =
  | { setting: 'mode'; value: RoomMode }
  | { setting: 'visibility'; value: RoomVisibility }
  | { setting: 'whenHostLeaves'; value: WhenHostLeaves }

type Item =
  | { kind: 'switch'; setting: RoomSwitch; isOn: boolean }
  | ({ kind: 'choice'; isOn: boolean } & RoomChoice)
  | { kind: 'lobby-message' }
  | { kind: 'view'; view: OtherView }
  | { kind: 'deed'; deed: RoomDeed }

export type RoomMenuItem = Item & { blocked?: RoomBlock }

/** Each item keeps its place: one that comes or goes moves no other to where it was. */
export type RoomMenuGroup = readonly (RoomMenuItem | undefined)[]

/** `rules` are folded away at first. */
export type RoomMenu = { rules: readonly RoomMenuGroup[] } & Record<'doors' | 'views' | 'deeds' | 'ends', RoomMenuGroup>

const RULES: RoomRule[] = [
  'handRaising',
  'autoLower',
  'screenSharing',
  'chatting',
  'selfRenaming',
  'moderatorsInvite',
  'coHostsEnd',
  'talkTime',
]
const CHOSEN_BY: Record<RoomChoice['setting'], PermissionKey> = {
  mode: 'room.policy',
  visibility: 'room.policy',
  whenHostLeaves: 'room.hostLeave',
}
/** Where the site lets people in, nobody else can keep them out or from being seen. */
const NEEDS_MANAGED: string[] = ['lobby', 'isLocked', 'visibility']
const MINUTES = [5, 10, 30]

/** What whoever looks may do with the room. What rank forbids is absent. */
export function roomMenu(inputs: RoomInputs): RoomMenu | undefined {
  if (!hasRoomMenu(inputs)) return undefined
  const { room, self } = inputs
  return {
    deeds: [deed('participant.muteAll', inputs)],
    doors: [turn('lobby', inputs), lobbyMessage(inputs), turn('isLocked', inputs)],
    rules: [
      RULES.map((setting) => turn(setting, inputs)),
      ROOM_MODES.map((value) => choice({ setting: 'mode', value }, inputs)),
      ROOM_VISIBILITIES.map((value) => choice({ setting: 'visibility', value }, inputs)),
      leaves(room!.whenHostLeaves).map((value) => choice({ setting: 'whenHostLeaves', value }, inputs)),
    ],
    views: (['insights', 'activity', 'kept-out'] as const).map((view) =>
      mayOpen(view, self, false) ? { kind: 'view', view } : undefined,
    ),
    ends: [deed('room.end', inputs)],
  }
}

/** To all who wait. */
function lobbyMessage(inputs: RoomInputs): RoomMenuItem | undefined {
  if (!inputs.room!.lobby || !mayDo('lobby.message', inputs)) return undefined
  return { kind: 'lobby-message', ...blockedBy(inputs, 'lobby.message', false) }
}

function turn(setting: RoomSwitch, inputs: RoomInputs): RoomMenuItem | undefined {
  if (!maySwitch(setting, inputs)) return undefined
  const isOn = shownSettings(inputs)[setting]
  const { room, self } = inputs
  const isAbove = setting === 'isLocked' && isOn && mayUnlock(self!, room!.locked?.rank) !== undefined
  return { kind: 'switch', setting, isOn, ...blockedBy(inputs, setting, isOn, isAbove) }
}

function maySwitch(setting: RoomSwitch, { self, room }: RoomInputs): boolean {
  // By the rules that rooms begin with: nobody lets themselves end it.
  if (setting === 'coHostsEnd') return !refusalOf('room.end', self!)
  return !refusalOf(setting === 'isLocked' ? 'room.lock' : 'room.policy', self!, undefined, room)
}

function choice(wanted: RoomChoice, inputs: RoomInputs): RoomMenuItem | undefined {
  const { setting, value } = wanted
  if (!mayDo(CHOSEN_BY[setting], inputs)) return undefined
  const isOn = isSame(shownSettings(inputs)[setting], value)
  return { kind: 'choice', ...wanted, isOn, ...blockedBy(inputs, setting, isOn) }
}

function deed(name: RoomDeed, inputs: RoomInputs): RoomMenuItem | undefined {
  if (!mayDo(name, inputs)) return undefined
  return { kind: 'deed', deed: name, ...blockedBy(inputs, name, false) }
}

function mayDo(key: PermissionKey, { self, room }: RoomInputs): boolean {
  return !refusalOf(key, self!, undefined, room)
}

/** What was asked for counts until the room says otherwise. */
function shownSettings({ room, wishes }: RoomInputs) {
  return { ...settingsOf(room!), ...wishes }
}

/** What is on in an observed room can be turned off there. */
function blockedBy(
  { outage, room }: RoomInputs,
  what: string,
  isOn: boolean,
  isLockedAbove = false,
): { blocked?: RoomBlock } {
  if (outage) return { blocked: outage }
  if (room!.ended) return { blocked: 'ended' }
  if (room!.enforce === 'observe' && NEEDS_MANAGED.includes(what) && !isOn) return { blocked: 'observed' }
  return isLockedAbove ? { blocked: 'locked-above' } : {}
}

/** Also another time that the site has set. */
function leaves(now: WhenHostLeaves): WhenHostLeaves[] {
  const minutes = new Set(now === 'keep' ? MINUTES : [...MINUTES, now.endAfterMinutes])
  return ['keep', ...[...minutes].toSorted((one, other) => one - other).map((endAfterMinutes) => ({ endAfterMinutes }))]
}
