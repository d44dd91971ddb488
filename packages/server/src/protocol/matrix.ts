import type { RoomRecord } from './records.ts'
import { ROLES, rankOf, type Role } from './roles.ts'

/**
 * Who may do what to whom: a line for each permission key, a column for each role from HOST to VIEWER. Keys may stand
 * here before there is an action of that name; what does not stand here, nobody may do.
 *
 *     a  everybody, or the room     s  oneself only
 *     <  whoever is of lower rank   *  everybody, where the room's settings say so
 *     =  lower or equal, oneself    ?  oneself, where the room's settings say so
 *     +  lower, oneself             -  nobody
 */
export const MATRIX = {
  'room.view': 'aaa**',
  'room.policy': 'aa---',
  'room.hostLeave': 'a----',
  'room.lock': 'aaa--',
  'room.unlock': 'aaa--',
  'room.end': 'a*---',
  'host.transfer': 'a----',
  'role.grant': '<<<--',
  'role.revoke': '<++s-',
  'permission.override': '<<<--',
  'media.audio': 'ssss?',
  'media.video': 'ssss?',
  'media.screen': 'sss?-',
  'chat.write': 'ssss?',
  'participant.viewPrivate': 'aaa--',
  'participant.mute': '===ss',
  'participant.stopVideo': '===ss',
  'participant.stopScreen': '===ss',
  'participant.muteAll': 'aaa--',
  'action.cancel': '===--',
  'participant.askUnmute': 'aaa--',
  'unmute.accept': 'sssss',
  'unmute.decline': 'sssss',
  'participant.remove': '<<<--',
  'participant.ban': '<<<--',
  'participant.unban': 'aa---',
  'participant.rename': '+++??',
  'participant.note': 'aaa--',
  'participant.tag': 'aaa--',
  'participant.spotlight': 'aaa--',
  'hand.raise': 'ssss?',
  'hand.lower': 'aaass',
  'hand.reorder': 'aaa--',
  'hand.next': 'aaa--',
  'stage.invite': '<<<--',
  'stage.accept': '<<<ss',
  'stage.decline': '<<<ss',
  'stage.remove': '<<<--',
  'stage.leave': '---ss',
  'stage.ask': '----s',
  'lobby.admit': 'aaa--',
  'lobby.deny': 'aaa--',
  'lobby.admitAll': 'aaa--',
  'lobby.sendBack': '<<<--',
  'lobby.message': 'aaa--',
  'lobby.leave': 'sssss',
  'invite.send': 'aa*--',
  'roster.edit': 'aa*--',
  'participant.remind': 'aa*--',
  'participant.merge': 'aa*--',
  'participant.unmerge': 'aa*--',
  'audit.read': 'aa+--',
  'analytics.read': 'aasss',
  'analytics.talkShare': 'aaa--',
  'analytics.export': 'aa---',
} as const

export type PermissionKey = keyof typeof MATRIX

/** What `*` and `?` look at. A setting that is not given is as rooms begin. */
export type RoomRules = Partial<Pick<RoomRecord, 'mode' | 'visibility' | keyof typeof SWITCHES>>

/** What hosts and co-hosts switch on and off, as it is in a new room. */
export const SWITCHES = {
  handRaising: true,
  screenSharing: true,
  chatting: true,
  selfRenaming: false,
  moderatorsInvite: false,
  coHostsEnd: false,
}

const SWITCH_OF: { [Key in PermissionKey]?: keyof typeof SWITCHES } = {
  'hand.raise': 'handRaising',
  'media.screen': 'screenSharing',
  'chat.write': 'chatting',
  'participant.rename': 'selfRenaming',
  'invite.send': 'moderatorsInvite',
  'roster.edit': 'moderatorsInvite',
  'participant.remind': 'moderatorsInvite',
  'participant.merge': 'moderatorsInvite',
  'participant.unmerge': 'moderatorsInvite',
  'room.end': 'coHostsEnd',
}

/** Somebody in the room who acts, or is acted on. */
export type Ranked = { id: string; role: Role }

/** Why somebody may not do something: a stable code. `refusals.ts` words it. */
export type RefusalCode =
  | 'not-staff'
  | 'rank-too-low'
  | 'not-yourself'
  | 'only-yourself'
  | 'switched-off'
  | 'not-held'
  | 'not-eligible'
  | 'not-in-room'

/**
 * Undefined: this person may do it; to this one, or without a target to somebody at least. The site stands above every
 * rank, and like everybody else may do only what is in the table.
 */
export function refusalOf(
  key: PermissionKey,
  actor: Ranked | 'site',
  target?: Ranked,
  rules?: RoomRules,
): RefusalCode | undefined {
  if (!Object.hasOwn(MATRIX, key)) return 'rank-too-low'
  if (actor === 'site') return undefined
  const cell = cellOf(key, actor.role, rules)
  if (cell === 'a') return undefined
  if (cell === '-') return isForStaff(key) ? 'not-staff' : 'rank-too-low'
  if (!target || actor.id === target.id) {
    if (cell === '?') return 'switched-off'
    return target && cell === '<' ? 'not-yourself' : undefined
  }
  if (cell === 's' || cell === '?') return isForStaff(key) ? 'not-staff' : 'only-yourself'
  const above = rankOf(actor.role) - rankOf(target.role)
  return above > 0 || (above === 0 && cell === '=') ? undefined : 'rank-too-low'
}

/** The roles that may do it to somebody. */
export function rolesOf(key: PermissionKey, rules?: RoomRules): Role[] {
  return ROLES.filter((role) => !'-?'.includes(cellOf(key, role, rules)))
}

/** What the room's settings make of the cell. */
function cellOf(key: PermissionKey, role: Role, rules: RoomRules = {}): string {
  const cell = cellAt(key, role)
  if (cell === '*') return isSet(key, rules) ? 'a' : '-'
  return cell === '?' && isSet(key, rules) ? 's' : cell
}

function cellAt(key: PermissionKey, role: Role): string {
  return MATRIX[key][ROLES.indexOf(role)]!
}

function isSet(key: PermissionKey, rules: RoomRules): boolean {
  if (key === 'room.view') return rules.visibility !== 'counts'
  if (key === 'media.audio' || key === 'media.video') return rules.mode === 'meeting'
  const name = SWITCH_OF[key]
  return name !== undefined && (rules[name] ?? SWITCHES[name])
}

/** Something that moderators do to others. */
function isForStaff(key: PermissionKey): boolean {
  return !'-s*'.includes(cellAt(key, 'MODERATOR'))
}
