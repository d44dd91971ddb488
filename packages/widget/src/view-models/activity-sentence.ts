import type { ActionName, EventRecord } from 'participant-panel-server/protocol'
import type { WishedAction } from '../stores/panel-action.ts'

/** What can be refused, or done to many, and never stands on a row. */
export type LoggedDeed = Exclude<ActionName, WishedAction | 'lobby.leave'> | 'room.policy'

/** What the log can say; a type that is not here is from a newer server, or of a room that is not looked at so closely. */
export const SENTENCES = [
  'participant.mute',
  'participant.stopVideo',
  'participant.stopScreen',
  'participant.askUnmute',
  'unmute.accept',
  'unmute.decline',
  'unmute.unanswered',
  'hand.raise',
  'hand.lower',
  'hand.lower.own',
  'hand.lower.auto',
  'hand.next',
  'hand.next.over',
  'participant.remove',
  'participant.ban',
  'participant.unban',
  'participant.rename',
  'participant.note',
  'participant.tag',
  'participant.spotlight',
  'participant.spotlight.over',
  'permission.override',
  'permission.override.ended',
  'role.grant',
  'role.revoke',
  'host.transfer',
  'stage.invite',
  'stage.ask',
  'stage.accept',
  'stage.accept.own',
  'stage.decline',
  'stage.decline.own',
  'stage.decline.invitation',
  'stage.unanswered',
  'stage.remove',
  'stage.leave',
  'lobby.knock',
  'lobby.admit',
  'lobby.deny',
  'lobby.sendBack',
  'lobby.leave',
  'lobby.message',
  'invite.send',
  'roster.edit',
  'roster.expected',
  'participant.remind',
  'participant.merge',
  'participant.unmerge',
  'room.open',
  'room.policy',
  'room.lock',
  'room.unlock',
  'room.ending',
  'room.end',
  'bulk.begin',
  'bulk.end',
  'action.cancel',
  'action.refused',
  'action.refused.room',
] as const

export type Sentence = (typeof SENTENCES)[number]

/** Which sentence says it; undefined: none does. */
export function sentenceOf(event: EventRecord): Sentence | undefined {
  const { type } = event
  const variant = variantOf(event)
  return SENTENCES.find((known) => known === type + variant) ?? SENTENCES.find((known) => known === type)
}

function variantOf({ type, actor, subject, data }: EventRecord): string {
  const { auto, on, ended, invitedBy } = (data ?? {}) as {
    auto?: true
    on?: boolean
    ended?: unknown
    invitedBy?: string
  }
  if (type === 'action.refused') return subject === null ? '.room' : ''
  if (auto) return '.auto'
  if (on === false) return '.over'
  if (ended) return '.ended'
  if (actor === subject) return '.own'
  return invitedBy === undefined ? '' : '.invitation'
}

/** As it is called where there are words for it; of a newer server there may be none. */
export function deedOf(action: string): LoggedDeed | WishedAction {
  const wish = { 'participant.rename': 'name', 'role.grant': 'role' }[action] ?? action
  return wish as LoggedDeed | WishedAction
}
