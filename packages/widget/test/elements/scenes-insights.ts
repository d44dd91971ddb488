import type { Attendance, PersonAttendance, RoomRecord } from 'participant-panel-server/protocol'
import { maya } from '../../src/testing/people.ts'
import { headerOf, NOW, rowOf, StaticPanel } from './static-panel.ts'

const MINUTE_MS = 60_000
const FROM = NOW - 42 * MINUTE_MS

type Stay = { in: number; out?: number; talk?: number; more?: Partial<PersonAttendance> }

/** Minutes after ten, and of talk; without `talk` no panel reported any. */
const STAYS: Record<string, Stay> = {
  'Maya Okafor': { in: 0, talk: 12.2, more: { role: 'HOST' } },
  'Ben Adler': { in: 1, talk: 3.4, more: { role: 'MODERATOR' } },
  'Ana Weber': { in: 2, talk: 15.6, more: { role: 'SPEAKER' } },
  'Sam Taylor': { in: 2, talk: 0 },
  'Yara Nasser': { in: 2, talk: 0 },
  'Lucía Ortega': { in: 3, out: 31, talk: 0 },
  'Jonas Lind': { in: 4, talk: 5.7 },
  'نور الهدى': { in: 6 },
  'Emma Clarke': { in: 9, talk: 0 },
  'Oliver Berg': { in: 12, talk: 0.05 },
  'Maximiliane Freifrau von und zu Hohenlohe-Langenburg': { in: 13, out: 36, talk: 0 },
  'Leo Park': { in: 15, out: 20 },
}

function personOf([name, { in: from, out, talk, more }]: [string, Stay], minutes = 42): PersonAttendance {
  const isHere = out === undefined || out >= minutes
  const presentMs = ((isHere ? minutes : out) - from) * MINUTE_MS
  const id = name.toLowerCase().replaceAll(/\W+/g, '-')
  return {
    id,
    userId: id,
    name,
    kind: 'standard',
    role: 'VIEWER',
    guest: false,
    anonymous: false,
    invited: false,
    presence: {
      firstIn: FROM + from * MINUTE_MS,
      lastOut: isHere ? null : FROM + out * MINUTE_MS,
      visits: name === 'Jonas Lind' ? 3 : 1,
      devices: name === 'Emma Clarke' ? 2 : 1,
      presentMs,
      share: presentMs / (minutes * MINUTE_MS),
      lateMs: from > 10 ? from * MINUTE_MS : 0,
      earlyMs: 0,
      estimated: name === 'Leo Park',
    },
    ...(talk !== undefined && {
      activity: { talkMs: talk * MINUTE_MS, talkShare: talk / 36.95, microphoneMs: 0, cameraMs: 0 },
    }),
    ...more,
  }
}

/** A room of twelve, one of whom was invited in vain, when it is `minutes` old. */
export function attendanceOf(minutes = 42, stays = STAYS): Attendance {
  const to = FROM + minutes * MINUTE_MS
  const came = Object.entries(stays).filter(([, stay]) => stay.in < minutes)
  const hereAt = (minute: number) => came.filter(([, stay]) => stay.in < minute && (stay.out ?? minutes + 1) > minute)
  const points = Array.from({ length: minutes }, (_, n) => ({
    at: FROM + n * MINUTE_MS,
    people: hereAt(n + 1).length,
    most: hereAt(n + 1).length,
    joins: came.filter(([, stay]) => stay.in === n).length,
    leaves: came.filter(([, stay]) => stay.out === n).length,
  }))
  const peak = points.reduce((most, point) => (point.people > most.people ? point : most))
  const { presence: _presence, activity: _activity, ...daniel } = personOf(['Daniel Novak', { in: 0 }])
  const people = came.map((person) => personOf(person, minutes))
  const talk = people.flatMap(({ id, name, role, presence, activity }) =>
    activity ? [{ id, name, role, here: presence!.lastOut === null, ...activity }] : [],
  )
  return {
    scope: 'everybody',
    room: {
      name: 'r',
      title: 'All hands',
      from: FROM,
      to,
      isOpen: true,
      now: points.at(-1)!.people,
      peak: { people: peak.people, at: peak.at },
      curve: { stepMs: MINUTE_MS, points },
      averageStayMs: people.reduce((sum, { presence }) => sum + presence!.presentMs, 0) / people.length,
      came: came.length,
      neverCame: 1,
      talkMs: talk.reduce((sum, { talkMs }) => sum + talkMs, 0),
      notMeasured: people.length - talk.length,
    },
    people: [...people, { ...daniel, invited: true }],
    bots: [],
    talk: talk.toSorted((one, other) => other.talkMs - one.talkMs),
    keeping: { talkTime: true, retentionDays: 90, anonymiseAfterDays: 30 },
  }
}

/** The figures of a room in its panel, as this person may read them. */
export function insightsRoom(attendance: () => Promise<Attendance>, self = maya): StaticPanel {
  const panel = new StaticPanel()
  const room = { name: 'r', title: 'All hands', mode: 'meeting' } as RoomRecord
  panel.header.set(headerOf({ counts: { online: 9, total: 13 }, tools: ['insights', 'room'] }))
  panel.room.set({ ...panel.room.get(), self, room })
  panel.attendance = attendance
  panel.view.set('insights')
  panel.position.set('7.1')
  return panel
}

const silent = Object.fromEntries(Object.entries(STAYS).map(([name, stay]) => [name, { ...stay, talk: 0 }]))

function unmeasured(): Attendance {
  const { room, people, ...rest } = attendanceOf()
  const withoutTalk = people.map(({ activity: _activity, ...person }) => person)
  return { ...rest, room: { ...room, talkMs: 0, notMeasured: 12 }, people: withoutTalk, talk: [] }
}

export function switchedOff(): Attendance {
  const { talk: _talk, room, ...rest } = unmeasured()
  const { talkMs: _talkMs, notMeasured: _notMeasured, ...counted } = room
  return { ...rest, room: counted, keeping: { talkTime: false, retentionDays: 90 } }
}

/** What a viewer reads, or with `talk` a moderator. */
export function ownAttendance(person = 'Ana Weber', isStaff = false): Attendance {
  const { room, people, talk = [], keeping } = attendanceOf()
  const { name, title, from, to, isOpen, talkMs = 0, notMeasured = 0 } = room
  const own = people.filter((each) => each.name === person)
  const window = { name, title, from, to, isOpen }
  return isStaff
    ? { scope: 'talk-share', room: { ...window, talkMs, notMeasured }, people: own, bots: [], talk, keeping }
    : { scope: 'own', room: window, people: own, bots: [], keeping }
}

export function emptyAttendance(): Attendance {
  const { room, keeping } = attendanceOf()
  const { name, title, from } = room
  const counted = { now: 0, curve: { stepMs: MINUTE_MS, points: [] }, came: 0, neverCame: 0, talkMs: 0, notMeasured: 0 }
  return {
    scope: 'everybody',
    room: { name, title, from, to: from, isOpen: true, ...counted },
    people: [],
    bots: [],
    talk: [],
    keeping,
  }
}

function over(): Attendance {
  const { room, ...rest } = attendanceOf()
  return { ...rest, room: { ...room, isOpen: false } }
}

const answering = (attendance: () => Attendance) => () => insightsRoom(async () => attendance())

/** Somebody who is told of it. */
function told(talkTime: boolean): StaticPanel {
  const panel = new StaticPanel({ room: [rowOf({ name: 'Ana Weber', isYou: true }), rowOf({ name: 'Ben Adler' })] })
  const room = { name: 'r', title: 'All hands', attendanceNotice: true, ...(!talkTime && { talkTime }) } as RoomRecord
  panel.room.set({ ...panel.room.get(), room })
  return panel
}

export const INSIGHTS_STATES: Record<string, () => StaticPanel> = {
  insights: answering(attendanceOf),
  'insights of the first minutes': answering(() => attendanceOf(5, silent)),
  'insights without anything measured': answering(unmeasured),
  'insights with talk time switched off': answering(switchedOff),
  'insights of a room that is over': answering(over),
  'insights before anybody came': answering(emptyAttendance),
  'own insights': answering(ownAttendance),
  'own insights of a moderator': answering(() => ownAttendance('Ben Adler', true)),
  'insights on their way': () => insightsRoom(() => new Promise(() => {})),
  'a notice that attendance is recorded': () => told(false),
  'a notice that talk time is recorded': () => told(true),
  'insights that do not load': () => insightsRoom(async () => Promise.reject(new Error('no answer'))),
}
