import { defaultRights, type ParticipantRecord } from 'participant-panel-server/protocol'

export const NO_RIGHTS = { canSpeak: false, canVideo: false, canShareScreen: false } as const

/** A record with everything that is not given filled in: a JOINED viewer of a meeting, connected once. */
export function person(given: Partial<ParticipantRecord> & { userId: string }): ParticipantRecord {
  const { userId, status = 'JOINED', role = 'VIEWER' } = given
  return {
    id: `p-${userId}`,
    name: userId,
    guest: false,
    kind: 'standard',
    role,
    status,
    ...defaultRights(role, { mode: 'meeting' }),
    invitedAt: null,
    joinedAt: status === 'INVITED' ? null : Date.UTC(2026, 0, 1, 10, 0),
    leftAt: status === 'LEFT' ? Date.UTC(2026, 0, 1, 10, 28) : null,
    identities: status === 'JOINED' ? [userId] : [],
    offset: 1,
    ...given,
  }
}
