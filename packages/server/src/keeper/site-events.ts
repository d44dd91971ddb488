import { nameOf, type Participant } from '../domain/participant.ts'
import type { EventsTable } from '../store/schema.ts'

/** What a site is told of, apart from what LiveKit reported of single connections. Each is explained in production.md. */
export const SITE_EVENTS = [
  'participant.joined',
  'participant.left',
  'participant.mute',
  'participant.stopVideo',
  'participant.stopScreen',
  'bulk.begin',
  'bulk.end',
  'action.cancel',
  'participant.remove',
  'participant.ban',
  'participant.unban',
  'permission.override',
  'role.grant',
  'role.revoke',
  'host.transfer',
  'participant.askUnmute',
  'unmute.accept',
  'unmute.decline',
  'hand.raise',
  'hand.lower',
  'hand.next',
  'participant.spotlight',
  'participant.note',
  'participant.tag',
  'stage.invite',
  'stage.ask',
  'stage.accept',
  'stage.decline',
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
] as const

/** The body of a Standard Webhook about one event; its id goes into a header. The person is as on record by now. */
export function webhookBody(event: EventsTable, person: Participant | undefined): string {
  const { room, offset, type, actor, subject, data, actionId, at } = event
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: {
      room,
      offset,
      actor,
      subject,
      ...(actionId !== null && { actionId }),
      ...(person && { participant: profileOf(person) }),
      ...(data !== null && { details: JSON.parse(data) as unknown }),
    },
  })
}

function profileOf(person: Participant) {
  const { id, userId, username, guest, role, status, joinedAt, leftAt } = person
  return { id, userId, username, name: nameOf(person), guest, role, status, joinedAt, leftAt }
}
