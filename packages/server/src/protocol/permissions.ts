import { refusalOf, type PermissionKey, type RefusalCode, type RoomRules } from './matrix.ts'
import type { ParticipantRecord, RoomRecord, UnmuteSource } from './records.ts'
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

/** What the role gives in a room with these settings, before any personal override. */
export function defaultRights(role: Role, rules: RoomRules): Rights {
  const may = (key: PermissionKey) => !refusalOf(key, { id: '', role }, undefined, rules)
  return {
    canSpeak: may('media.audio'),
    canVideo: may('media.video'),
    canShareScreen: may('media.screen'),
    canChat: may('chat.write'),
  }
}

export function effectiveRights(role: Role, rules: RoomRules, overrides: Overrides): Rights {
  const rights = defaultRights(role, rules)
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
  room: RoomRules & Pick<RoomRecord, 'enforce'>,
): Override {
  if (room.enforce === 'manage' && defaultRights(role, room)[right] === value) return 'inherit'
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
export type Target = Pick<ParticipantRecord, 'id' | 'name' | 'role'> &
  Partial<Pick<ParticipantRecord, 'guest' | 'kind'>>

/** Undefined: this actor may give the right this value. */
export function rightRefusal(actor: Actor, target: Target, right: Right, value: boolean): RefusalCode | undefined {
  if (actor === 'site') return undefined
  return moderationRefusal(actor, target) ?? (value && !actor[right] ? 'not-held' : undefined)
}

/** Undefined: the rank allows this actor to change what concerns the other person. */
export function moderationRefusal(actor: Exclude<Actor, 'site'>, target: Target): RefusalCode | undefined {
  return refusalOf('permission.override', actor, target)
}

/**
 * Undefined: this actor may give the person this role. Nobody gives a role that is not below their own, only the site
 * makes guests staff, and a bot has no role.
 */
export function roleRefusal(actor: Actor, target: Target, role: Role): RefusalCode | undefined {
  if (isBot(target)) return 'not-eligible'
  if (actor === 'site') return undefined
  const isSelf = actor.id === target.id
  const isRise = rankOf(role) > rankOf(target.role)
  if (isSelf && isRise) return 'not-yourself'
  const refusal = refusalOf(isRise ? 'role.grant' : 'role.revoke', actor, target)
  if (refusal || isSelf) return refusal
  if (rankOf(role) >= rankOf(actor.role)) return 'rank-too-low'
  return target.guest && isRise && isStaff(role) ? 'not-eligible' : undefined
}

/** Undefined: this actor may make the person the host; `isHere`: in the room now. The site may also name who is not. */
export function transferRefusal(actor: Actor, target: Target, isHere: boolean): RefusalCode | undefined {
  if (isBot(target)) return 'not-eligible'
  const refusal = refusalOf('host.transfer', actor, target)
  if (refusal || actor === 'site') return refusal
  if (actor.id === target.id) return 'not-yourself'
  if (target.role !== 'CO_HOST') return 'not-eligible'
  return isHere ? undefined : 'not-in-room'
}

/** What is asked of somebody: `rights` are absent where the site decides them. */
export type UnmuteAsk = { source: UnmuteSource; isHere: boolean; rights: Rights | undefined }

/** Undefined: this actor may ask the person to turn it on. Who may not speak is not asked to: give the right first. */
export function askUnmuteRefusal(actor: Actor, target: Target, ask: UnmuteAsk): RefusalCode | undefined {
  const refusal = refusalOf('participant.askUnmute', actor, target)
  if (refusal) return refusal
  if (actor !== 'site' && actor.id === target.id) return 'not-yourself'
  const right = ask.source === 'microphone' ? 'canSpeak' : 'canVideo'
  if (isBot(target) || ask.rights?.[right] === false) return 'not-eligible'
  return ask.isHere ? undefined : 'not-in-room'
}

export function isBot({ kind = 'standard' }: Pick<Target, 'kind'>): boolean {
  return kind !== 'standard'
}

/** So long a moderator keeps people out at most, as `untilEnd` lasts at most. */
export const MEETING_LASTS_MS = 86_400_000

/** Undefined: this actor may keep the person out for so long. */
export function keepOutRefusal(
  key: 'participant.remove' | 'participant.ban',
  actor: Actor,
  target: Target,
  lastsMs: number,
): RefusalCode | undefined {
  const refusal = refusalOf(key, actor, target)
  if (refusal || actor === 'site' || actor.role !== 'MODERATOR') return refusal
  return lastsMs > MEETING_LASTS_MS ? 'rank-too-low' : undefined
}

/** Who removed somebody, by participant id or `site`, whether that is still on hold, and whether it was a denial. */
export type Removal = { by: string | null; isOnHold: boolean; isDenial?: boolean }

/** Undefined: this actor may let the person in again. Staff may always take back what they just did, and whom they denied. */
export function unbanRefusal(
  actor: Actor,
  target: Target,
  { by, isOnHold, isDenial = false }: Removal,
): RefusalCode | undefined {
  if (actor === 'site') return undefined
  if (actor.id === target.id && isStaff(actor.role)) return 'not-yourself'
  if (isStaff(actor.role) && by === actor.id && (isOnHold || isDenial)) return undefined
  return refusalOf('participant.unban', actor, target)
}
