import type { EpochMs, ParticipantRecord, Rights } from '../protocol/index.ts'
import { barOf } from './bar.ts'
import { isOpen, mediaOf, type Connection } from './connection.ts'
import { expectation } from './expected.ts'
import { handOf } from './hand.ts'
import { byOf, nameOf, rightsOf, type Participant } from './participant.ts'
import type { Room } from './room.ts'
import { graceEndsAt } from './status.ts'
import { grantedRights } from './permission.ts'
import { noteOf } from './note.ts'
import { spotlightOf } from './spotlight.ts'
import { stageAskedOf, stageInvitedOf } from './stage.ts'
import { turnOf } from './turn.ts'
import { unmuteAskedOf } from './unmute.ts'
import { isInForce } from './wanted.ts'

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
  const media = mediaOf(open)
  const hand = handOf(participant)
  const turn = turnOf(participant)
  const unmuteAsked = unmuteAskedOf(participant)
  const spotlight = spotlightOf(participant)
  const stageInvited = stageInvitedOf(participant)
  const stageAsked = stageAskedOf(participant)
  const hasTerms = Object.keys(participant.overrideTerms).length > 0
  const mutedBy = byOf(participant.mutedBy, participant.mutedByName, participant.mutedAt)
  const videoStoppedBy = byOf(participant.videoStoppedBy, participant.videoStoppedByName, participant.videoStoppedAt)
  const notInForceSince = notInForceSinceOf(participant, room, open)
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
    ...shownRights(participant, room, open),
    invitedAt: participant.invitedAt,
    joinedAt: participant.joinedAt,
    leftAt: participant.status === 'JOINED' ? null : participant.leftAt,
    ...(graceEndsAt(participant) !== undefined && { reconnectingSince: participant.leftAt! }),
    ...(hand && { hand: reader === 'staff' ? hand : { offset: hand.offset, at: hand.at } }),
    ...(reader !== 'room' && turn && { turn }),
    ...(mutedBy && { mutedBy }),
    ...(videoStoppedBy && { videoStoppedBy }),
    ...(spotlight && { spotlight }),
    ...(reader !== 'room' && removal(participant)),
    ...(reader !== 'room' && unmuteAsked && { unmuteAsked }),
    ...(reader !== 'room' && stageInvited && { stageInvited }),
    ...(stageAsked && { stageAsked }),
    ...(reader !== 'room' && hasTerms && { overrideTerms: participant.overrideTerms }),
    ...(reader === 'staff' && {
      overrides: participant.overrides,
      ...annotations(participant),
      ...expectation(participant),
    }),
    ...(reader !== 'room' && participant.waitingAt !== null && { waitingAt: participant.waitingAt }),
    ...(media && { media }),
    identities: [...new Set(open.map(({ identity }) => identity))],
    ...(notInForceSince !== undefined && { notInForceSince }),
    offset: participant.offset,
  }
}

/** In a managed room what was decided; in an observed one what LiveKit grants, as long as somebody is there to grant it to. */
function shownRights(participant: Participant, room: Room, open: Connection[]): Rights {
  const seen = room.enforce === 'observe' ? open.flatMap(({ permission }) => permission ?? []) : []
  return seen.length > 0 ? grantedRights(seen) : rightsOf(participant, room)
}

/** Without a clock: a hold and a bar count until they are taken off the record. */
const AS_RECORDED = 0

/** Since the rights were decided, or since a session came with other rights, whichever was later. */
function notInForceSinceOf(participant: Participant, room: Room, open: Connection[]): EpochMs | undefined {
  const unforced = open.filter(
    ({ permission, joinedWith }) =>
      permission && !isInForce(participant, room, { permission, joinedWith }, AS_RECORDED),
  )
  if (unforced.length === 0) return undefined
  return Math.max(participant.rightsAt, ...unforced.map(({ joinedAt }) => joinedAt))
}

function removal(participant: Participant): Pick<ParticipantRecord, 'bar' | 'onHoldUntil'> {
  const bar = barOf(participant)
  const { holdUntil } = participant
  return { ...(bar && { bar }), ...(holdUntil !== null && { onHoldUntil: holdUntil }) }
}

/** What staff tell each other of a person. */
function annotations(participant: Participant): Pick<ParticipantRecord, 'note' | 'tags'> {
  const note = noteOf(participant)
  const { tags } = participant
  return { ...(note && { note }), ...(tags.length > 0 && { tags }) }
}
