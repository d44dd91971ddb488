import { defaultRights, type ParticipantRecord, type PersonRequest } from 'participant-panel-server/protocol'

/** As the companion puts somebody on the list of those who are expected. */
export function listed(
  { userId, name = userId }: PersonRequest,
  before: ParticipantRecord | undefined,
  at: number,
): ParticipantRecord {
  const invitedAt = before?.invitedAt ?? at
  if (before) return { ...before, invitedAt, expectedAt: before.expectedAt ?? at }
  return {
    id: `l-${userId}`,
    userId,
    name,
    guest: false,
    kind: 'standard',
    role: 'VIEWER',
    status: 'INVITED',
    ...defaultRights('VIEWER', { mode: 'stage' }),
    invitedAt,
    expectedAt: at,
    joinedAt: null,
    leftAt: null,
    identities: [],
    offset: 1,
  }
}

/** The guest as the other, and the other off the list. */
export function merged(guest: ParticipantRecord, other: ParticipantRecord): [ParticipantRecord, ParticipantRecord] {
  const { expectedAt } = other
  return [
    { ...guest, name: other.name, mergedName: guest.name, ...(expectedAt !== undefined && { expectedAt }) },
    { ...other, unlisted: true },
  ]
}

export function unmerged({ mergedName, expectedAt: _expectedAt, ...guest }: ParticipantRecord): ParticipantRecord {
  return { ...guest, name: mergedName ?? guest.name }
}
