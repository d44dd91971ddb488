import type { EventRecord, ParticipantChange, ParticipantRecord } from 'participant-panel-server/protocol'

let offset = 0

/** What was done in an invented room, as a companion keeps it. */
export function logged(
  actor: string,
  type: string,
  subject: string | null,
  data: EventRecord['data'] = null,
): EventRecord {
  offset += 1
  return { id: `event-${offset}`, offset, type, actor, subject, data, actionId: null, at: Date.now() }
}

export function loggedChange(actor: string, before: ParticipantRecord, wanted: ParticipantChange): EventRecord {
  const was = Object.fromEntries(Object.keys(wanted).map((name) => [name, before[name as keyof ParticipantRecord]]))
  const { role, name } = wanted
  const type = role ? 'role.grant' : name === undefined ? 'permission.override' : 'participant.rename'
  return logged(actor, type, before.id, { ...wanted, was })
}
