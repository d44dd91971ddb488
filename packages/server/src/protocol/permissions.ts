import type { ParticipantRecord, RoomMode } from './records.ts'
import { ROLE_RANK, isStaff, rankOf, type Role } from './roles.ts'

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

/** The override that makes a right have this value: none where role and room give it anyway. */
export function overrideFor(right: Right, value: boolean, role: Role, mode: RoomMode): Override {
  if (defaultRights(role, mode)[right] === value) return 'inherit'
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

/** Allowed (`undefined`), or why not: a stable code and a sentence for the person who asked. */
export type Refusal = { code: 'rank-too-low' | 'not-held' | 'not-yourself' | 'not-staff'; message: string }

const ROLE_WORDS: Record<Role, string> = {
  HOST: 'the host',
  CO_HOST: 'a co-host',
  MODERATOR: 'a moderator',
  SPEAKER: 'a speaker',
  VIEWER: 'a viewer',
}

export function mayChangeRight(actor: Actor, target: Target, right: Right, value: boolean): Refusal | undefined {
  if (actor === 'site') return undefined
  const refusal = mayModerate(actor, target, 'change the rights of')
  if (refusal) return refusal
  if (value && !actor[right]) return { code: 'not-held', message: 'You can only give a right that you have yourself.' }
  return undefined
}

export function mayGrantRole(actor: Actor, target: Target, role: Role): Refusal | undefined {
  if (actor === 'site') return undefined
  if (actor.id === target.id) return mayStepDown(target, role)
  const refusal = mayModerate(actor, target, 'change the role of')
  if (refusal) return refusal
  if (rankOf(role) >= rankOf(actor.role)) {
    return { code: 'rank-too-low', message: `You cannot make anybody ${ROLE_WORDS[role]}: give a role below your own.` }
  }
  return undefined
}

/** Muting is a moment and not a right, so people of equal rank may mute each other. */
export function mayMute(actor: Actor, target: Target): Refusal | undefined {
  if (actor === 'site' || actor.id === target.id) return undefined
  if (!isStaff(actor.role)) return notStaff('mute anybody')
  if (rankOf(actor.role) < rankOf(target.role)) return tooHigh('mute', actor.role, target)
  return undefined
}

export function mayInvite(actor: Actor, role: Role): Refusal | undefined {
  if (actor === 'site') return undefined
  if (rankOf(actor.role) < ROLE_RANK.CO_HOST) {
    return { code: 'rank-too-low', message: 'Only the host and co-hosts can invite people.' }
  }
  if (rankOf(role) >= rankOf(actor.role)) {
    return {
      code: 'rank-too-low',
      message: `You cannot invite anybody as ${ROLE_WORDS[role]}: give a role below your own.`,
    }
  }
  return undefined
}

function mayModerate(actor: Exclude<Actor, 'site'>, target: Target, verb: string): Refusal | undefined {
  if (!isStaff(actor.role)) return notStaff(`${verb} other people`)
  if (actor.id === target.id) return { code: 'not-yourself', message: 'You cannot change your own rights.' }
  if (rankOf(actor.role) <= rankOf(target.role)) return tooHigh(verb, actor.role, target)
  return undefined
}

function mayStepDown(self: Target, role: Role): Refusal | undefined {
  if (self.role === 'HOST') return { code: 'not-yourself', message: 'A room keeps its host: hand the room over first.' }
  if (rankOf(role) > rankOf(self.role)) return { code: 'not-yourself', message: 'You cannot raise your own role.' }
  return undefined
}

function notStaff(wish: string): Refusal {
  return { code: 'not-staff', message: `Only the host, co-hosts and moderators can ${wish}.` }
}

function tooHigh(verb: string, own: Role, target: Target): Refusal {
  const like = own === target.role ? `${ROLE_WORDS[target.role]} like you` : ROLE_WORDS[target.role]
  return { code: 'rank-too-low', message: `You cannot ${verb} ${target.name}: this person is ${like}.` }
}
