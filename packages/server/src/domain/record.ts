import { effectiveRights, type EpochMs, type ParticipantRecord, type Rights, type RoomMode } from '../protocol/index.ts'
import { barOf } from './bar.ts'
import { isOpen, mediaOf, type Connection } from './connection.ts'
import { byOf, nameOf, type Participant } from './participant.ts'
import type { Room } from './room.ts'
import { graceEndsAt } from './status.ts'
import { isInForce } from './wanted.ts'

export function rightsOf({ role, overrides }: Participant, mode: RoomMode): Rights {
  return effectiveRights(role, mode, overrides)
}

/** For whom a record is: staff and the person themselves are told more. */
export type RecordFor = 'staff' | 'self' | 'room'

/** The record of a person as it travels. `connections`: all of this person in this room that may be open. */
export function toParticipantRecord(
  participant: Participant,
  connections: Connection[],
  room: Room,
  reader: RecordFor,
): ParticipantRecord {
  const open = connections.filter(isOpen)
  const rights = rightsOf(participant, room.mode)
  const media = mediaOf(open)
  const mutedBy = byOf(participant.mutedBy, participant.mutedByName, participant.mutedAt)
  const videoStoppedBy = byOf(participant.videoStoppedBy, participant.videoStoppedByName, participant.videoStoppedAt)
  const notInForceSince = unforcedSince(participant, rights, open)
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
    ...(mutedBy && { mutedBy }),
    ...(videoStoppedBy && { videoStoppedBy }),
    ...(reader !== 'room' && removal(participant)),
    ...(reader === 'staff' && { overrides: participant.overrides }),
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

function removal(participant: Participant): Pick<ParticipantRecord, 'bar' | 'onHoldUntil'> {
  const bar = barOf(participant)
  const { holdUntil } = participant
  return { ...(bar && { bar }), ...(holdUntil !== null && { onHoldUntil: holdUntil }) }
}
