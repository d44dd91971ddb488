import {
  isStaff,
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
} from 'participant-panel-server/protocol'
import type { StaffRole } from './bulk.ts'
import { mayLowerHand } from './hand.ts'
import { maySelect, maySilence } from './may-act.ts'
import { isBarred, isOnHold } from './removal.ts'
import type { RowInputs } from './row-view-model.ts'
import { shownRight } from './slots.ts'

/** What the moment forbids: the item stays, and says why. */
export type MenuBlock = 'reconnecting' | 'offline' | 'left' | 'off' | 'not-held'

type Item =
  | { kind: 'moment'; action: MomentAction | 'hand.lower' }
  | { kind: 'right'; right: Right; isOn: boolean }
  | { kind: 'role'; role: Role; isOn: boolean }
  | { kind: 'select'; isSelected: boolean }
  | { kind: 'rename' }
  /** Kept out for so long; undefined: the server's default. */
  | { kind: 'remove'; forSeconds: number | undefined }
  | { kind: 'unban' }

export type RowMenuItem = Item & { blocked?: MenuBlock }

/** In groups, none of them empty. */
export type RowMenu = readonly RowMenuItem[][]

const REMOVALS = [undefined, 600, 1_800]
const MOMENTS = [
  ['participant.mute', 'microphone'],
  ['participant.stopVideo', 'camera'],
  ['participant.stopScreen', 'screen'],
] as const

/** What whoever looks may do to a person. What rank forbids is absent. */
export function rowMenu(inputs: RowInputs): RowMenu {
  const { person, self, outage, isReadonly } = inputs
  if (!self || !isStaff(self.role) || isReadonly || person.isBot) return []
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
  ['hand.lower', ...MOMENTS.map(([action]) => action)],
  [...RIGHTS],
  [...ROLES],
  ['rename', 'select'],
  [...REMOVALS.map(String), 'unban'],
]

/** In five groups, each item in a place of its own: one that comes or goes moves no other to where it was. */
export function inPlaces(menu: RowMenu): readonly (RowMenuItem | undefined)[][] {
  const items = new Map(menu.flat().map((item) => [placeOf(item), item]))
  return PLACES.map((places) => places.map((place) => items.get(place)))
}

function placeOf(item: RowMenuItem): string {
  switch (item.kind) {
    case 'moment':
      return item.action
    case 'right':
      return item.right
    case 'role':
      return item.role
    case 'remove':
      return String(item.forSeconds)
    default:
      return item.kind
  }
}

function moments(inputs: RowInputs): RowMenuItem[] {
  const { person, self } = inputs
  const hand: RowMenuItem[] = mayLowerHand(inputs) ? [{ kind: 'moment', action: 'hand.lower' }] : []
  if (!maySilence(person, self!)) return hand
  const devices = MOMENTS.flatMap(([action, device]): RowMenuItem[] => {
    // A screen that nobody has seen is nearly always none.
    if (device === 'screen' && !person.screen) return []
    const isOff = person[device] === false
    return [{ kind: 'moment', action, ...(isOff && { blocked: 'off' }) }]
  })
  return [...hand, ...devices]
}

function rights(inputs: RowInputs): RowMenuItem[] {
  const { person, self } = inputs
  return RIGHTS.flatMap((right): RowMenuItem[] => {
    const isOn = shownRight(right, inputs).allowed
    const refusal = rightRefusal(self!, person.record, right, !isOn)
    if (refusal && refusal !== 'not-held') return []
    return [{ kind: 'right', right, isOn, ...(refusal && { blocked: 'not-held' }) }]
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
  const items: RowMenuItem[] = refusalOf('participant.rename', self!, person.record) ? [] : [{ kind: 'rename' }]
  return maySelect(inputs) ? [...items, { kind: 'select', isSelected }] : items
}

/** Whom the rank protects from whoever looks, which is why their menu is short. */
export function rankInTheWay({ person, self }: RowInputs): { role: StaffRole; isLikeYou: boolean } | undefined {
  const role = person.record.role as StaffRole
  if (!self || person.isYou || moderationRefusal(self, person.record) !== 'rank-too-low') return undefined
  return { role, isLikeYou: role === self.role }
}

function removals({ person, self, now }: RowInputs): RowMenuItem[] {
  const { record } = person
  const onHold = isOnHold(record, now)
  if (onHold || isBarred(record, now)) {
    const by = record.bar?.by?.id ?? null
    return unbanRefusal(self!, record, { by, isOnHold: onHold }) ? [] : [{ kind: 'unban' }]
  }
  return refusalOf('participant.remove', self!, record)
    ? []
    : REMOVALS.map((forSeconds) => ({ kind: 'remove', forSeconds }))
}
