import {
  moderationRefusal,
  rightRefusal,
  type Actor,
  type RefusalCode,
  type Right,
  type Target,
} from './permissions.ts'
import { ROLE_RANK, isStaff, rankOf, type Role } from './roles.ts'

/** Allowed (`undefined`), or why not: a stable code and a sentence for the person who asked. */
export type Refusal = { code: RefusalCode; message: string }

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
  const code = rightRefusal(actor, target, right, value)
  return code && { code, message: 'You can only give a right that you have yourself.' }
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

export function mayMute(actor: Actor, target: Target): Refusal | undefined {
  return maySilence(actor, target, 'mute')
}

export function mayStopVideo(actor: Actor, target: Target): Refusal | undefined {
  return maySilence(actor, target, 'stop the camera of')
}

export function mayStopScreen(actor: Actor, target: Target): Refusal | undefined {
  return maySilence(actor, target, 'stop the screen of')
}

/** A moment and not a right, so people of equal rank may do it to each other. */
function maySilence(actor: Actor, target: Target, verb: string): Refusal | undefined {
  if (actor === 'site' || actor.id === target.id) return undefined
  if (!isStaff(actor.role)) return notStaff(`${verb} other people`)
  if (rankOf(actor.role) < rankOf(target.role)) return tooHigh(verb, actor.role, target)
  return undefined
}

/** Removing somebody for a while, and banning them for long. */
export function mayRemove(actor: Actor, target: Target): Refusal | undefined {
  if (target.role === 'HOST') {
    return { code: 'rank-too-low', message: `You cannot remove ${target.name}: a room keeps its host.` }
  }
  if (actor === 'site') return undefined
  if (actor.id === target.id) return { code: 'not-yourself', message: 'You cannot remove yourself: leave the room.' }
  return mayModerate(actor, target, 'remove')
}

/** `by`: the participant id of whoever removed this person, or `site`. A moderator takes back what they just did. */
export function mayUnban(
  actor: Actor,
  target: Target,
  { by, isOnHold }: { by: string | null; isOnHold: boolean },
): Refusal | undefined {
  if (actor === 'site') return undefined
  if (!isStaff(actor.role)) return notStaff('let people in again')
  if (actor.id === target.id) return { code: 'not-yourself', message: 'You cannot let yourself in again.' }
  if (rankOf(actor.role) >= ROLE_RANK.CO_HOST || (by === actor.id && isOnHold)) return undefined
  return { code: 'rank-too-low', message: 'Only the host and co-hosts can let people in again.' }
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

/** A name may be offensive or somebody else's: staff change those of people below them, and their own. */
export function mayRename(actor: Actor, target: Target): Refusal | undefined {
  if (actor === 'site') return undefined
  if (actor.id === target.id && isStaff(actor.role)) return undefined
  return mayModerate(actor, target, 'rename')
}

/** Title, mode and visibility of the room. */
export function mayChangeRoom(actor: Actor): Refusal | undefined {
  if (actor === 'site' || rankOf(actor.role) >= ROLE_RANK.CO_HOST) return undefined
  return { code: 'rank-too-low', message: 'Only the host and co-hosts can change the room.' }
}

/** The log of the room; moderators read in it what they did and what happened to people below them. */
export function mayReadEvents(actor: Actor): Refusal | undefined {
  return actor === 'site' || isStaff(actor.role) ? undefined : notStaff('read the log of the room')
}

function mayModerate(actor: Exclude<Actor, 'site'>, target: Target, verb: string): Refusal | undefined {
  const code = moderationRefusal(actor, target)
  if (code === 'not-staff') return notStaff(`${verb} other people`)
  if (code === 'not-yourself') return { code, message: 'You cannot change your own rights.' }
  return code && tooHigh(verb, actor.role, target)
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
