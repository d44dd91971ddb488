import { muteAllRefusal } from './bulk.ts'
import { refusalOf, rolesOf, type PermissionKey, type RefusalCode, type RoomRules } from './matrix.ts'
import {
  askUnmuteRefusal,
  isBot,
  keepOutRefusal,
  rightRefusal,
  roleRefusal,
  transferRefusal,
  unbanRefusal,
  type Actor,
  type Removal,
  type Right,
  type Target,
  type UnmuteAsk,
} from './permissions.ts'
import type { MomentAction } from './requests.ts'
import { rankOf, type Role } from './roles.ts'
import {
  spotlightRefusal,
  stageRefusal,
  type SpotlightStanding,
  type StageAction,
  type StageStanding,
} from './stage.ts'

/** Allowed (`undefined`), or why not: a stable code and a sentence for the person who asked. */
export type Refusal = { code: RefusalCode; message: string }

const ROLE_WORDS: Record<Role, string> = {
  HOST: 'the host',
  CO_HOST: 'a co-host',
  MODERATOR: 'a moderator',
  SPEAKER: 'a speaker',
  VIEWER: 'a viewer',
}

/** What an action is, as it goes on after “You cannot”; `…` is whom it is done to. */
const WISHES: { [Key in PermissionKey]?: string } = {
  'room.policy': 'change the room',
  'host.transfer': 'hand the room over',
  'role.grant': 'change the role of …',
  'role.revoke': 'change the role of …',
  'permission.override': 'change the rights of …',
  'participant.mute': 'mute …',
  'participant.muteAll': 'mute everybody',
  'participant.stopVideo': 'stop the camera of …',
  'participant.stopScreen': 'stop the screen of …',
  'participant.askUnmute': 'ask … to unmute',
  'unmute.accept': 'answer for …',
  'unmute.decline': 'answer for …',
  'participant.remove': 'remove …',
  'participant.ban': 'ban …',
  'participant.unban': 'let … in again',
  'participant.rename': 'rename …',
  'hand.raise': 'raise the hand of …',
  'hand.lower': 'lower the hand of …',
  'action.cancel': 'stop what … began',
  'hand.next': 'call on …',
  'participant.note': 'write notes on …',
  'participant.tag': 'tag …',
  'participant.spotlight': 'put … into the spotlight',
  'stage.invite': 'invite … on stage',
  'stage.ask': 'ask to come on stage',
  'stage.accept': 'answer for …',
  'stage.decline': 'answer for …',
  'stage.remove': 'take … off the stage',
  'stage.leave': 'leave the stage',
  'lobby.admit': 'let … in',
  'lobby.deny': 'turn … away',
  'lobby.sendBack': 'send … back to the waiting room',
  'lobby.message': 'write to those who wait',
  'lobby.leave': 'give up waiting for …',
  'room.lock': 'lock the room',
  'room.unlock': 'unlock the room',
  'room.end': 'end the room',
  'room.hostLeave': 'decide what happens when the host leaves',
  'invite.send': 'invite people',
  'roster.edit': 'change who is expected',
  'participant.remind': 'remind …',
  'participant.merge': 'say who … is',
  'participant.unmerge': 'say who … is',
  'audit.read': 'read the log of the room',
  'analytics.read': 'read the attendance of …',
  'analytics.talkShare': 'see who talks how much',
  'analytics.export': 'export the attendance',
}

/** What can be refused in words. */
export const EXPLAINED = Object.keys(WISHES) as PermissionKey[]

/** How it is said where it would be to oneself. */
const OWN_WISHES: { [Key in PermissionKey]?: string } = {
  'participant.rename': 'change your name',
  'hand.raise': 'raise your hand',
}

const NOT_YOURSELF: { [Key in PermissionKey]?: string } = {
  'host.transfer': 'You are the host already.',
  'role.grant': 'You cannot raise your own role.',
  'role.revoke': 'A room keeps its host: hand the room over first.',
  'permission.override': 'You cannot change your own rights.',
  'stage.invite': 'You are on stage.',
  'stage.accept': 'You are on stage.',
  'stage.decline': 'You are on stage.',
  'stage.remove': 'You cannot leave the stage as long as you look after the room: give your role back first.',
  'participant.remove': 'You cannot remove yourself: leave the room.',
  'participant.ban': 'You cannot ban yourself.',
}

/** What the table says of this key. */
export function mayDo(key: PermissionKey, actor: Actor, target?: Target, rules?: RoomRules): Refusal | undefined {
  return worded(key, refusalOf(key, actor, target, rules), actor, target)
}

export function mayChangeRight(actor: Actor, target: Target, right: Right, value: boolean): Refusal | undefined {
  return worded('permission.override', rightRefusal(actor, target, right, value), actor, target)
}

export function mayGrantRole(actor: Actor, target: Target, role: Role): Refusal | undefined {
  const code = roleRefusal(actor, target, role)
  const isRise = rankOf(role) > rankOf(target.role)
  if (code === 'rank-too-low' && isBelow(target.role, actor)) return tooHighRole('make', role)
  return worded(isRise ? 'role.grant' : 'role.revoke', code, actor, target)
}

export function mayTransferHost(actor: Actor, target: Target, isHere: boolean): Refusal | undefined {
  return worded('host.transfer', transferRefusal(actor, target, isHere), actor, target)
}

export function maySilenceAll(
  action: MomentAction,
  actor: Actor,
  target: Target,
  named: readonly Role[] | undefined,
): Refusal | undefined {
  return worded('participant.muteAll', muteAllRefusal(action, actor, target, named), actor, target)
}

export function mayAskUnmute(actor: Actor, target: Target, ask: UnmuteAsk): Refusal | undefined {
  return worded('participant.askUnmute', askUnmuteRefusal(actor, target, ask), actor, target)
}

export function maySpotlight(actor: Actor, target: Target, standing: SpotlightStanding): Refusal | undefined {
  return worded('participant.spotlight', spotlightRefusal(actor, target, standing), actor, target)
}

export function mayOnStage(
  action: StageAction,
  actor: Actor,
  target: Target,
  standing: StageStanding,
): Refusal | undefined {
  return worded(action, stageRefusal(action, actor, target, standing), actor, target)
}

export function mayKeepOut(
  key: 'participant.remove' | 'participant.ban',
  actor: Actor,
  target: Target,
  lastsMs: number,
): Refusal | undefined {
  const code = keepOutRefusal(key, actor, target, lastsMs)
  if (code !== 'rank-too-low' || mayDo(key, actor, target)) return worded(key, code, actor, target)
  return { code, message: 'Moderators keep people out until the room ends, or for a day at most.' }
}

export function mayUnban(actor: Actor, target: Target, removal: Removal): Refusal | undefined {
  return worded('participant.unban', unbanRefusal(actor, target, removal), actor, target)
}

export function mayInvite(actor: Actor, role: Role, rules?: RoomRules): Refusal | undefined {
  return (
    mayDo('invite.send', actor, undefined, rules) ?? (isBelow(role, actor) ? undefined : tooHighRole('invite', role))
  )
}

function isBelow(role: Role, actor: Actor): boolean {
  return actor === 'site' || rankOf(role) < rankOf(actor.role)
}

function tooHighRole(verb: 'make' | 'invite', role: Role): Refusal {
  const what = verb === 'make' ? `make anybody ${ROLE_WORDS[role]}` : `invite anybody as ${ROLE_WORDS[role]}`
  return { code: 'rank-too-low', message: `You cannot ${what}: give a role below your own.` }
}

function worded(
  key: PermissionKey,
  code: RefusalCode | undefined,
  actor: Actor,
  target: Target | undefined,
): Refusal | undefined {
  return code && { code, message: sentence(key, code, actor, target) }
}

function sentence(key: PermissionKey, code: RefusalCode, actor: Actor, target: Target | undefined): string {
  const wish = (whom: string) => (WISHES[key] ?? 'do this').replace('…', whom)
  switch (code) {
    case 'not-staff':
      return `Only the host, co-hosts and moderators can ${wish('other people')}.`
    case 'not-yourself':
      return NOT_YOURSELF[key] ?? `You cannot ${wish('yourself')}.`
    case 'only-yourself':
      return `You cannot ${wish(target!.name)}: only they can.`
    case 'switched-off':
      if (key.startsWith('stage.')) return 'This room is a meeting, where everybody has the floor: there is no stage.'
      return `You cannot ${OWN_WISHES[key] ?? wish('yourself')}: that is switched off in this room.`
    case 'not-eligible':
      if (key === 'participant.muteAll')
        return `${target!.name} is ${ROLE_WORDS[target!.role]}, whom nobody silences with the others.`
      if (key === 'participant.askUnmute') return `${target!.name} has no right to it: give that first.`
      if (key === 'participant.spotlight')
        return `${target!.name} may be neither seen nor heard: give a right to it first.`
      if (target && isBot(target)) return 'Bots have no roles.'
      if (key === 'stage.remove' || key === 'stage.leave') return staffStay(target!)
      if (key === 'stage.accept') return notAsked(actor, target!)
      return key === 'host.transfer' ? handOverTo(target!) : 'Guests become speakers at most.'
    case 'not-in-room':
      return `${target!.name} is not in the room.`
    case 'not-held':
      return 'You can only give a right that you have yourself.'
    case 'rank-too-low':
      if (!target || actor === 'site' || !rolesOf(key).includes(actor.role))
        return `Only ${holdersOf(key)} can ${wish('people')}.`
      return `You cannot ${wish(target.name)}: this person is ${ROLE_WORDS[target.role]}${likeYou(actor.role, target)}.`
  }
}

function handOverTo({ name, role }: Target): string {
  return `You can hand the room over to a co-host only: ${name} is ${ROLE_WORDS[role]}.`
}

function staffStay({ name, role }: Target): string {
  return `${name} is ${ROLE_WORDS[role]}, and on stage as such: change the role instead.`
}

function notAsked(actor: Actor, { id, name }: Target): string {
  if (actor !== 'site' && actor.id === id) return 'Nobody invites you on stage any more.'
  return `${name} does not ask to come on stage: invite them.`
}

function likeYou(own: Role, target: Target): string {
  return own === target.role ? ' like you' : ''
}

function holdersOf(key: PermissionKey): string {
  if (key === 'stage.ask') return 'viewers'
  if (key === 'stage.leave') return 'speakers and viewers'
  return rolesOf(key).includes('CO_HOST') ? 'the host and co-hosts' : 'the host'
}
