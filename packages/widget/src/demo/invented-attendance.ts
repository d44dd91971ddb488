import type {
  Attendance,
  CurvePoint,
  ParticipantRecord,
  PersonAttendance,
  RoomRecord,
} from 'participant-panel-server/protocol'
import { createRandom } from './random.ts'

const STEPS = 60
const MINUTE_MS = 60_000

/** The figures of an invented room: stays as on the roster, and talk as chance has it. */
export function inventAttendance(records: readonly ParticipantRecord[], room: RoomRecord, now: number): Attendance {
  const people = records.filter(({ kind, status }) => kind === 'standard' && status !== 'WAITING')
  const stays = people.flatMap(({ joinedAt, leftAt }) => (joinedAt === null ? [] : [{ joinedAt, leftAt }]))
  const from = Math.min(now - MINUTE_MS, ...stays.map(({ joinedAt }) => joinedAt))
  const stepMs = Math.ceil((now - from) / STEPS)
  const points = Array.from({ length: STEPS }, (_, n): CurvePoint => {
    const [at, end] = [from + n * stepMs, from + (n + 1) * stepMs]
    const joins = stays.filter(({ joinedAt }) => joinedAt >= at && joinedAt < end).length
    const leaves = stays.filter(({ leftAt }) => leftAt !== null && leftAt >= at && leftAt < end).length
    const here = stays.filter(({ joinedAt, leftAt }) => joinedAt < end && (leftAt ?? Infinity) >= end).length
    return { at, people: here, most: here + leaves, joins, leaves }
  })
  const top = points.reduce((most, point) => (point.most > most.most ? point : most), points[0]!)
  const lines = people.map((record) => personOf(record, from, now))
  const talkMs = lines.reduce((sum, { activity }) => sum + (activity?.talkMs ?? 0), 0)
  const withShares = lines.map((line) => withShare(line, talkMs))
  const present = withShares.flatMap(({ presence }) => presence?.presentMs ?? [])
  return {
    scope: 'everybody',
    room: {
      name: room.name,
      title: room.title,
      from,
      to: now,
      isOpen: true,
      now: stays.filter(({ leftAt }) => leftAt === null).length,
      ...(present.length > 0 && { peak: { people: top.most, at: top.at } }),
      curve: { stepMs, points },
      averageStayMs: present.reduce((sum, ms) => sum + ms, 0) / Math.max(1, present.length),
      came: present.length,
      neverCame: lines.length - present.length,
      talkMs,
      notMeasured: withShares.filter(({ presence, activity }) => presence && !activity).length,
    },
    people: withShares,
    bots: [],
    talk: withShares
      .flatMap(({ id, name, role, presence, activity }) =>
        presence && activity
          ? [
              {
                id,
                name,
                role,
                here: presence.lastOut === null,
                talkMs: activity.talkMs,
                talkShare: activity.talkShare ?? 0,
              },
            ]
          : [],
      )
      .toSorted((one, other) => other.talkMs - one.talkMs),
    keeping: { talkTime: true, retentionDays: 90 },
  }
}

function personOf(record: ParticipantRecord, from: number, now: number): PersonAttendance {
  const { id, userId, name, kind, role, guest, joinedAt, leftAt, invitedAt, identities } = record
  const line = { id, userId, name, kind, role, guest, anonymous: false, invited: invitedAt !== null }
  if (joinedAt === null) return line
  const random = createRandom(Array.from(id).reduce((sum, sign) => sum + sign.charCodeAt(0), 1))
  const presentMs = Math.max(0, (leftAt ?? now) - joinedAt)
  const talkMs = role === 'VIEWER' || random.chance(0.3) ? 0 : (presentMs * random.below(200)) / 1_000
  return {
    ...line,
    presence: {
      firstIn: joinedAt,
      lastOut: leftAt,
      visits: 1,
      devices: Math.max(1, identities.length),
      presentMs,
      share: presentMs / (now - from),
      estimated: false,
    },
    ...(random.chance(0.95) && { activity: { talkMs, microphoneMs: talkMs, cameraMs: 0 } }),
  }
}

function withShare(line: PersonAttendance, total: number): PersonAttendance {
  const { activity } = line
  return activity && total > 0 ? { ...line, activity: { ...activity, talkShare: activity.talkMs / total } } : line
}

/** Some of what the companion writes. */
export function attendanceCsv({ people }: Attendance): Blob {
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`
  const minutes = (ms = 0) => Math.round(ms / MINUTE_MS)
  const lines = people.map(({ name, role, presence, activity }) =>
    [name, role, minutes(presence?.presentMs), activity ? minutes(activity.talkMs) : ''].map(cell).join(','),
  )
  return new Blob(['\ufeff', ['Name,Role,Minutes present,Minutes talked', ...lines].join('\r\n')], { type: 'text/csv' })
}
