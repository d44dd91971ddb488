import type { EpochMs, ParticipantStatus } from '../protocol/index.ts'
import type { Participant } from './participant.ts'

/** How long somebody whose last connection ended is still JOINED: reloads and reconnects take up to a second. */
export const LEAVE_GRACE_MS = 10_000

/** Invited by somebody: does not undo presence, and brings nobody back who left. */
export function invited(participant: Participant, at: EpochMs): Participant {
  if (!participant.provisional && participant.invitedAt !== null) return participant
  return { ...participant, provisional: false, invitedAt: participant.invitedAt ?? at }
}

/** Seen active in LiveKit. Within the grace the stay goes on; after it a new one begins. */
export function seenActive(participant: Participant, joinedAt: EpochMs): Participant {
  const stayGoesOn = participant.status === 'JOINED' && participant.joinedAt !== null
  return {
    ...participant,
    status: 'JOINED',
    provisional: false,
    joinedAt: stayGoesOn ? participant.joinedAt : joinedAt,
    leftAt: null,
  }
}

/** The last connection ended: the grace begins, or the stay ends at once. */
export function lastConnectionEnded(participant: Participant, leftAt: EpochMs, atOnce: boolean): Participant {
  if (participant.status !== 'JOINED') return participant
  // LiveKit tells the end of a connection in whole seconds: never before its begin.
  const end = Math.max(leftAt, participant.joinedAt ?? leftAt)
  const gone = { ...participant, leftAt: participant.leftAt ?? end }
  return atOnce ? stayEnded(gone) : gone
}

export function stayEnded(participant: Participant): Participant {
  return { ...participant, status: 'LEFT', mutedBy: null, mutedByName: null, mutedAt: null }
}

/** When the grace of somebody without a connection ends; undefined while somebody is here or long gone. */
export function graceEndsAt({ status, leftAt }: Pick<Participant, 'status' | 'leftAt'>): EpochMs | undefined {
  return status === 'JOINED' && leftAt !== null ? leftAt + LEAVE_GRACE_MS : undefined
}

/** A status set by the site: JOINED and LEFT are stamped with their times; presence overrules at the next listing. */
export function statusSet(participant: Participant, status: ParticipantStatus, at: EpochMs): Participant {
  if (status === participant.status) return participant
  if (status === 'JOINED') return seenActive(participant, at)
  if (status === 'LEFT') return stayEnded({ ...participant, leftAt: participant.leftAt ?? at })
  return { ...participant, status, joinedAt: null, leftAt: null, invitedAt: participant.invitedAt ?? at }
}
