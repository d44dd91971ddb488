import {
  isStaff,
  maySendBack,
  moderationRefusal,
  refusalOf,
  RIGHTS,
  rightRefusal,
  roleRefusal,
  ROLES,
  unbanRefusal,
  type MomentAction,
  type Right,
  type Role,
  type Terms,
  type StageAction,
  type UnmuteSource,
} from 'participant-panel-server/protocol'
import type { StaffRole } from './bulk.ts'
import { expectedItems, type ExpectedItem, type ExpectedItemBlock } from './expected-items.ts'
import { mayLowerHand } from './hand.ts'
import { mayLetIn, mayWriteToLobby } from './lobby.ts'
import { maySelect, maySilence } from './may-act.ts'
import { isBarred, isOnHold } from './removal.ts'
import {
  banItems,
  hostItems,
  limitItems,
  noteItems,
  spotlightItems,
  type RoleItem,
  type RoleItemBlock,
} from './role-items.ts'
import type { RowInputs } from './row-view-model.ts'
import { momentOf, shownRight } from './slots.ts'
import { stageActions } from './stage.ts'

/** What the moment forbids: the item stays, and says why. */
export type MenuBlock = 'reconnecting' | 'offline' | 'left' | 'off' | 'not-held' | RoleItemBlock | ExpectedItemBlock

type Item =
  | { kind: 'moment'; action: MomentAction | 'hand.lower' | LobbyAction }
  /** To all who wait. */
  | { kind: 'lobby-message' }
  | { kind: 'ask'; source: UnmuteSource }
  | { kind: 'stage'; action: StageAction }
  | { kind: 'right'; right: Right; isOn: boolean; terms?: Terms }
  | { kind: 'role'; role: Role; isOn: boolean }
  | { kind: 'select'; isSelected: boolean }
  | { kind: 'rename' }
  | RoleItem
  | ExpectedItem
  | { kind: 'remove' }
  | { kind: 'unban' }

type LobbyAction = 'lobby.admit' | 'lobby.deny' | 'lobby.sendBack'

export type RowMenuItem = Item & { blocked?: MenuBlock }

/** In groups, none of them empty. */
export type RowMenu = readonly RowMenuItem[][]

const MOMENTS = [
  ['participant.mute', 'microphone'],
  ['participant.stopVideo', 'camera'],
  ['participant.stopScreen', 'screen'],
] as const

/** What whoever looks may do to a person. What rank forbids is absent. */
export function rowMenu(inputs: RowInputs): RowMenu {
  const { person, self, outage, isReadonly } = inputs
  if (!self || !(isStaff(self.role) || person.isYou) || isReadonly || person.isBot) return []
  const groups = [moments(inputs), rights(inputs), roles(inputs), others(inputs), removals(inputs)]
  return groups
    .filter(({ length }) => length > 0)
    .map((items) => items.map((item) => (outage && item.kind !== 'select' ? { ...item, blocked: outage } : item)))
}

/** Of somebody who left while their menu was open: nothing of it can be done any more. */
export function leftMenu(menu: RowMenu): RowMenu {
  return menu.map((items) => items.map((item) => ({ ...item, blocked: 'left' })))
}

const PLACES: readonly string[][] = [
  [
    'lobby.admit',
    'lobby.deny',
    'lobby-message',
    'stage.accept',
    'stage.decline',
    'stage.invite',
    'hand.lower',
    ...MOMENTS.map(([action]) => action),
    'stage.remove',
    'spotlight',
  ],
  [...RIGHTS],
  [...ROLES],
  ['remind', 'rename', 'unmerge', 'limit', 'note', 'select', 'make-host', 'step-down'],
  ['lobby.sendBack', 'remove', 'ban', 'unban'],
]

/** In five groups, each item in a place of its own: one that comes or goes moves no other to where it was. */
export function inPlaces(menu: RowMenu): readonly (RowMenuItem | undefined)[][] {
  const items = new Map(menu.flat().map((item) => [placeOf(item), item]))
  return PLACES.map((places) => places.map((place) => items.get(place)))
}

function placeOf(item: RowMenuItem): string {
  switch (item.kind) {
    case 'moment':
    case 'stage':
      return item.action
    // In the place of what it is the other way round.
    case 'ask':
      return item.source === 'microphone' ? 'participant.mute' : 'participant.stopVideo'
    case 'right':
      return item.right
    case 'role':
      return item.role
    default:
      return item.kind
  }
}

function moments(inputs: RowInputs): RowMenuItem[] {
  const { person, self } = inputs
  if (person.presence === 'waiting') return atDoor(inputs)
  const stage = stageActions(inputs).map((action): RowMenuItem => ({ kind: 'stage', action }))
  const hand: RowMenuItem[] = mayLowerHand(inputs) ? [{ kind: 'moment', action: 'hand.lower' }] : []
  const light = spotlightItems(inputs)
  const devices = MOMENTS.flatMap(([action, device]): RowMenuItem[] => {
    // A screen that nobody has seen is nearly always none.
    if (device === 'screen') return person.screen && maySilence(person, self!) ? [{ kind: 'moment', action }] : []
    const moment = momentOf(device === 'microphone' ? 'canSpeak' : 'canVideo', inputs)
    if (moment === 'participant.askUnmute') return [{ kind: 'ask', source: device }]
    if (!maySilence(person, self!)) return []
    const isOff = person[device] === false
    return [{ kind: 'moment', action, ...(isOff && { blocked: 'off' }) }]
  })
  return [...stage, ...hand, ...devices, ...light]
}

function atDoor({ self, isReadonly }: RowInputs): RowMenuItem[] {
  if (!mayLetIn(self, isReadonly)) return []
  return [
    { kind: 'moment', action: 'lobby.admit' },
    { kind: 'moment', action: 'lobby.deny' },
    ...(mayWriteToLobby(self) ? [{ kind: 'lobby-message' } as const] : []),
  ]
}

function rights(inputs: RowInputs): RowMenuItem[] {
  const { person, self } = inputs
  return RIGHTS.flatMap((right): RowMenuItem[] => {
    const isOn = shownRight(right, inputs).allowed
    const refusal = rightRefusal(self!, person.record, right, !isOn)
    if (refusal && refusal !== 'not-held') return []
    const terms = person.record.overrideTerms?.[right]
    return [{ kind: 'right', right, isOn, ...(terms && { terms }), ...(refusal && { blocked: 'not-held' }) }]
  })
}

function roles({ person, self }: RowInputs): RowMenuItem[] {
  const { record, isYou } = person
  const grantable = ROLES.filter((role) => role !== record.role && !isYou && !roleRefusal(self!, record, role))
  if (grantable.length === 0) return []
  return ROLES.filter((role) => role === record.role || grantable.includes(role)).map((role) => ({
    kind: 'role',
    role,
    isOn: role === record.role,
  }))
}

function others(inputs: RowInputs): RowMenuItem[] {
  const { person, self, isSelected = false } = inputs
  const mayRename = !refusalOf('participant.rename', self!, person.record, inputs)
  return [
    ...(mayRename ? [{ kind: 'rename' } as const] : []),
    ...expectedItems(inputs),
    ...limitItems(inputs),
    ...noteItems(inputs),
    ...(maySelect(inputs) ? [{ kind: 'select', isSelected } as const] : []),
    ...hostItems(inputs),
  ]
}

/** Whom the rank protects from whoever looks, which is why their menu is short. */
export function rankInTheWay({ person, self }: RowInputs): { role: StaffRole; isLikeYou: boolean } | undefined {
  const role = person.record.role as StaffRole
  if (!self || person.isYou || moderationRefusal(self, person.record) !== 'rank-too-low') return undefined
  return { role, isLikeYou: role === self.role }
}

function removals(inputs: RowInputs): RowMenuItem[] {
  const { person, self, now } = inputs
  const { record } = person
  const onHold = isOnHold(record, now)
  if (onHold || isBarred(record, now)) {
    const by = record.bar?.by?.id ?? null
    const isDenial = record.bar?.denied === true
    return unbanRefusal(self!, record, { by, isOnHold: onHold, isDenial }) ? [] : [{ kind: 'unban' }]
  }
  // Who waits is denied instead.
  if (refusalOf('participant.remove', self!, record)) return []
  if (person.presence === 'waiting') return banItems(inputs)
  return [...sendBack(inputs), { kind: 'remove' }, ...banItems(inputs)]
}

function sendBack({ person, self, hasLobby = false }: RowInputs): RowMenuItem[] {
  const isHere = person.presence === 'here' || person.presence === 'reconnecting'
  if (maySendBack(self!, person.record, { hasLobby, isHere })) return []
  return [{ kind: 'moment', action: 'lobby.sendBack' }]
}
