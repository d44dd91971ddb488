import type { ParticipantRecord, RoomMode, RoomRecord } from './records.ts'
import { isStaff, rankOf, type Role } from './roles.ts'

/** The four rights that LiveKit enforces for a person. */
export const RIGHTS = ['canSpeak', 'canVideo', 'canShareScreen', 'canChat'] as const

export type Right = (typeof RIGHTS)[number]
export type Rights = Record<Right, boolean>

/**
 * A personal exception to what role and room give. `aside` is a deny from before the person became staff: it rests
 * while they are staff and is a deny again when they no longer are.
 */
export type Override = 'inherit' | 'allow' | 'deny' | 'aside'
export type Overrides = Record<Right, Override>

export const NO_OVERRIDES: Overrides = {
  canSpeak: 'inherit',
  canVideo: 'inherit',
  canShareScreen: 'inherit',
  canChat: 'inherit',
}

/** What the role gives in a room of this mode, before any personal override. */
export function defaultRights(role: Role, mode: RoomMode): Rights {
  if (role !== 'VIEWER') return { canSpeak: true, canVideo: true, canShareScreen: true, canChat: true }
  const openFloor = mode === 'meeting'
  return { canSpeak: openFloor, canVideo: openFloor, canShareScreen: false, canChat: true }
}

export function effectiveRights(role: Role, mode: RoomMode, overrides: Overrides): Rights {
  const rights = defaultRights(role, mode)
  for (const right of RIGHTS) {
    if (overrides[right] === 'allow') rights[right] = true
    if (overrides[right] === 'deny') rights[right] = false
  }
  return rights
}

/**
 * The override that makes a right have this value: none where role and room give it anyway. In an observed room they
 * give nothing, and only what is decided for a person counts.
 */
export function overrideFor(
  right: Right,
  value: boolean,
  role: Role,
  { mode, enforce }: Pick<RoomRecord, 'mode' | 'enforce'>,
): Override {
  if (enforce === 'manage' && defaultRights(role, mode)[right] === value) return 'inherit'
  return value ? 'allow' : 'deny'
}

/** Promotion to staff sets denies aside, demotion brings them back. */
export function overridesAfterRoleChange(overrides: Overrides, from: Role, to: Role): Overrides {
  if (isStaff(from) === isStaff(to)) return overrides
  const [resting, waking]: [Override, Override] = isStaff(to) ? ['deny', 'aside'] : ['aside', 'deny']
  const after = { ...overrides }
  for (const right of RIGHTS) if (after[right] === resting) after[right] = waking
  return after
}

/** Who asks: somebody in the room, or the site itself with an API key, which stands above every rank. */
export type Actor = Pick<ParticipantRecord, 'id' | 'role' | Right> | 'site'
export type Target = Pick<ParticipantRecord, 'id' | 'name' | 'role'>

/** Why somebody may not do something: a stable code. `refusals.ts` words it. */
export type RefusalCode = 'rank-too-low' | 'not-held' | 'not-yourself' | 'not-staff'

/** Undefined: this actor may give the right this value. */
export function rightRefusal(actor: Actor, target: Target, right: Right, value: boolean): RefusalCode | undefined {
  if (actor === 'site') return undefined
  return moderationRefusal(actor, target) ?? (value && !actor[right] ? 'not-held' : undefined)
}

/** Undefined: the rank allows this actor to change what concerns the other person. */
export function moderationRefusal(actor: Exclude<Actor, 'site'>, target: Target): RefusalCode | undefined {
  if (!isStaff(actor.role)) return 'not-staff'
  if (actor.id === target.id) return 'not-yourself'
  return rankOf(actor.role) <= rankOf(target.role) ? 'rank-too-low' : undefined
}
