import type { EpochMs, Right, RoomRecord } from '../protocol/index.ts'
import type { Connection } from './connection.ts'
import { decidedRights, type Participant } from './participant.ts'

/** What a session's panel measured of it so far. */
export type Totals = Pick<Connection, 'speakingMs' | 'microphoneMs' | 'cameraMs'>

/** A report that is sent a little late is followed by one that says more than the time between them. */
const SLACK_MS = 5_000

const RIGHTS: Record<keyof Totals, Right> = { speakingMs: 'canSpeak', microphoneMs: 'canSpeak', cameraMs: 'canVideo' }

type Held = Pick<Participant, 'role' | 'overrides' | 'rightsAt'>

/**
 * L9: as much of a report as can be true. A total never shrinks; it grows by no more than the time since the one before,
 * while the session was open and the right was held; and nobody talks for longer than the microphone was on.
 */
export function believed(
  reported: Totals,
  session: Pick<Connection, 'joinedAt' | 'leftAt' | 'reportedAt' | keyof Totals>,
  person: Held | undefined,
  room: Parameters<typeof decidedRights>[1] & Pick<RoomRecord, 'enforce'>,
  at: EpochMs,
): { totals: Totals; isClamped: boolean } {
  const end = Math.max(session.joinedAt, session.leftAt ?? at)
  const rights = person && decidedRights(person, room)
  const most = (name: keyof Totals) => {
    const isHeld = rights?.[RIGHTS[name]] ?? true
    const until = isHeld ? end : Math.min(end, person!.rightsAt)
    const since = session.reportedAt ?? startOf(session.joinedAt, isHeld && rights ? person : undefined)
    const slack = session.reportedAt === null ? 0 : SLACK_MS
    const grown = session[name] + Math.max(0, until - since + slack)
    return Math.min(grown, Math.max(0, until - session.joinedAt))
  }
  const bounded = (name: keyof Totals) => Math.max(session[name], Math.min(reported[name], most(name)))
  const microphoneMs = bounded('microphoneMs')
  const speakingMs = Math.max(session.speakingMs, Math.min(bounded('speakingMs'), microphoneMs))
  const totals = { speakingMs, microphoneMs, cameraMs: bounded('cameraMs') }
  const isClamped = (Object.keys(RIGHTS) as (keyof Totals)[]).some((name) => totals[name] !== reported[name])
  return { totals, isClamped }
}

/** Who got the right while being there cannot have used it before; what changed before that is not known. */
function startOf(joinedAt: EpochMs, person: Held | undefined): EpochMs {
  return Math.max(joinedAt, person?.rightsAt ?? 0)
}
