import type { EpochMs, MediaSight, ParticipantStatus } from '../protocol/index.ts'
import { isBarred, isOnHold } from './bar.ts'
import { LOWERED } from './hand.ts'
import { NOT_ASKING, NOT_INVITED, UNLIT, type Participant } from './participant.ts'
import { withoutTurn } from './turn.ts'
import { NOT_ASKED, isFulfilled } from './unmute.ts'
import { NOT_WAITING } from './waiting.ts'
import { LEAVE_GRACE_MS, isOver, type Stay } from './stay.ts'

/** Invited by somebody: does not undo presence, and brings nobody back who left. */
export function invited(participant: Participant, at: EpochMs): Participant {
  if (!participant.provisional && participant.invitedAt !== null) return participant
  return { ...participant, provisional: false, invitedAt: participant.invitedAt ?? at }
}

/** What the person's sessions say overrules every status, also one that the site set. */
export function withStay(participant: Participant, stay: Stay, now: EpochMs): Participant {
  const { joinedAt, leftAt } = stay
  const times = { ...arrived(participant, joinedAt), joinedAt, leftAt }
  const present = { ...participant, ...NOT_WAITING, ...times, status: 'JOINED' as const }
  return isOver(stay, now) ? stayEnded(present) : present
}

/**
 * Kept out; or was until a bar ran out, and has not been seen since: that a session has not ended on record proves
 * nothing, its person was told to leave. A sight in LiveKit lifts the bar.
 */
export function staysOut(person: Participant, now: EpochMs): boolean {
  if (isOnHold(person, now)) return false
  return isBarred(person, now) || (person.barredUntil !== null && person.status !== 'JOINED')
}

export function stayEnded(participant: Participant): Participant {
  return {
    ...withoutTurn(participant, participant.leftAt ?? participant.rightsAt),
    status: 'LEFT',
    ...UNMUTED,
    ...UNSTOPPED,
    ...LOWERED,
    ...NOT_ASKED,
    ...OFF_STAGE,
    ...NOT_WAITING,
  }
}

const OFF_STAGE = { ...NOT_INVITED, ...NOT_ASKING, ...UNLIT }
const UNMUTED = { mutedBy: null, mutedByName: null, mutedAt: null }
const UNSTOPPED = { videoStoppedBy: null, videoStoppedByName: null, videoStoppedAt: null }

/** What a moderator silenced, or asked for, is over once it was seen on after that. */
export function seenOn(participant: Participant, media: MediaSight): Participant {
  const { mutedAt, videoStoppedAt } = participant
  return {
    ...participant,
    ...(media.microphone && mutedAt !== null && media.at > mutedAt && UNMUTED),
    ...(isFulfilled(participant, media) && NOT_ASKED),
    ...(media.camera && videoStoppedAt !== null && media.at > videoStoppedAt && UNSTOPPED),
  }
}

/** Whoever comes stands for themselves. */
function arrived({ arrivedAt }: Participant, at: EpochMs | null) {
  return { provisional: false, arrivedAt: arrivedAt ?? at, mergedInto: null }
}

/** When the grace of somebody without a connection ends; undefined while somebody is here or long gone. */
export function graceEndsAt({ status, leftAt }: Pick<Participant, 'status' | 'leftAt'>): EpochMs | undefined {
  return status === 'JOINED' && leftAt !== null ? leftAt + LEAVE_GRACE_MS : undefined
}

/** A status set by the site: JOINED and LEFT are stamped with their times; presence overrules at the next listing. */
export function statusSet(participant: Participant, status: ParticipantStatus, at: EpochMs): Participant {
  if (status === participant.status) return participant
  if (status === 'JOINED') {
    const admitted = { ...NOT_WAITING, admittedAt: participant.admittedAt ?? at }
    return { ...participant, ...admitted, status, ...arrived(participant, at), joinedAt: at, leftAt: null }
  }
  if (status === 'LEFT') return stayEnded({ ...participant, leftAt: participant.leftAt ?? at })
  return {
    ...withoutTurn(participant, at),
    ...LOWERED,
    ...NOT_ASKED,
    ...OFF_STAGE,
    ...NOT_WAITING,
    ...(status === 'WAITING' && { waitingAt: at, admittedAt: null }),
    status,
    joinedAt: null,
    arrivedAt: null,
    leftAt: null,
    invitedAt: participant.invitedAt ?? at,
  }
}
