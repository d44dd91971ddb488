import { effectiveRights, type EpochMs, type ParticipantRecord, type Rights, type RoomMode } from '../protocol/index.ts'
import { isOpen, mediaOf, type Connection } from './connection.ts'
import { nameOf, type Participant } from './participant.ts'
import { graceEndsAt } from './status.ts'
import { isInForce } from './wanted.ts'

export function rightsOf({ role, overrides }: Participant, mode: RoomMode): Rights {
  return effectiveRights(role, mode, overrides)
}

/** The record of a person as it travels. `connections`: all of this person in this room that may be open. */
export function toParticipantRecord(
  participant: Participant,
  connections: Connection[],
  mode: RoomMode,
): ParticipantRecord {
  const open = connections.filter(isOpen)
  const rights = rightsOf(participant, mode)
  const media = mediaOf(open)
  const notInForceSince = unforcedSince(participant, rights, open)
  const { mutedBy, mutedByName, mutedAt } = participant
  return {
    id: participant.id,
    userId: participant.userId,
    ...(participant.username !== null && { username: participant.username }),
    name: nameOf(participant),
    ...(participant.imageUrl !== null && { imageUrl: participant.imageUrl }),
    guest: participant.guest,
    kind: participant.kind,
    role: participant.role,
    status: participant.status,
    ...rights,
    invitedAt: participant.invitedAt,
    joinedAt: participant.joinedAt,
    leftAt: participant.status === 'JOINED' ? null : participant.leftAt,
    ...(graceEndsAt(participant) !== undefined && { reconnectingSince: participant.leftAt! }),
    ...(mutedBy !== null && { mutedBy: { id: mutedBy, name: mutedByName ?? mutedBy, at: mutedAt ?? 0 } }),
    ...(media && { media }),
    identities: [...new Set(open.map(({ identity }) => identity))],
    ...(notInForceSince !== undefined && { notInForceSince }),
    offset: participant.offset,
  }
}

/** Not in force since the rights were decided, or since a session came with other rights, whichever was later. */
function unforcedSince({ rightsAt, kind }: Participant, rights: Rights, open: Connection[]): EpochMs | undefined {
  if (kind !== 'standard') return undefined
  const unforced = open.filter(({ permission }) => permission && !isInForce(rights, permission))
  if (unforced.length === 0) return undefined
  return Math.max(rightsAt, ...unforced.map(({ joinedAt }) => joinedAt))
}
