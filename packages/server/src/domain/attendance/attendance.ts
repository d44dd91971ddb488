import type { PersonAttendance, RoomAttendance, TalkLine } from '../../protocol/index.ts'
import { withTalkShare } from './activity.ts'
import { crowdOf } from './curve.ts'
import { figuresOf, nobodyKnown, type Asked, type Attendee, type PersonFigures } from './person.ts'
import type { Session } from './visits.ts'

export type Figures = {
  people: PersonAttendance[]
  bots: PersonAttendance[]
  talk: TalkLine[]
  /** Of people only (A13). */
  room: Pick<
    RoomAttendance,
    'now' | 'peak' | 'curve' | 'averageStayMs' | 'came' | 'neverCame' | 'talkMs' | 'notMeasured'
  >
}

/** Everybody's figures and the room's, in time proportional to n log n. */
export function attendanceOf(attendees: Attendee[], sessions: Session[], asked: Asked): Figures {
  const byUser = Map.groupBy(sessions, ({ userId }) => userId)
  const known = new Set(attendees.map(({ userId }) => userId))
  const forgotten = [...byUser.keys()].filter((userId) => !known.has(userId)).map(nobodyKnown)
  const all = [...attendees, ...forgotten]
    .map((one) => figuresOf(one, byUser.get(one.userId) ?? [], asked))
    .filter((figures) => figures !== undefined)
  const isBot = ({ person }: PersonFigures) => person.kind !== 'standard'
  const humans = all.filter((one) => !isBot(one))
  const talkMs = sum(humans.map(({ person }) => person.activity?.talkMs ?? 0))
  const people = humans.map(({ person }) => shared(person, talkMs)).toSorted(byArrival)
  const stays = people.flatMap(({ presence }) => presence?.presentMs ?? [])
  const talk = people.flatMap((person) => talkLineOf(person) ?? []).toSorted((a, b) => b.talkMs - a.talkMs)
  return {
    people,
    bots: all
      .filter(isBot)
      .map(({ person }) => withoutInvitation(person))
      .toSorted(byArrival),
    talk,
    room: {
      ...crowdOf(
        humans.flatMap(({ visits }) => visits),
        asked.window,
      ),
      ...(stays.length > 0 && { averageStayMs: Math.round(sum(stays) / stays.length) }),
      came: stays.length,
      neverCame: people.length - stays.length,
      ...(asked.talkTime && { talkMs, notMeasured: stays.length - talk.length }),
    },
  }
}

/** A10 */
export function shared(person: PersonAttendance, allTalkMs: number): PersonAttendance {
  const { activity } = person
  return activity ? { ...person, activity: withTalkShare(activity, allTalkMs) } : person
}

function talkLineOf({ id, name, role, presence, activity }: PersonAttendance): TalkLine | undefined {
  if (!presence || !activity) return undefined
  const { talkMs, talkShare } = activity
  return { id, name, role, here: presence.lastOut === null, talkMs, ...(talkShare !== undefined && { talkShare }) }
}

/** Nobody waits for a bot. */
function withoutInvitation(bot: PersonAttendance): PersonAttendance {
  return { ...bot, invited: false }
}

const ORDER = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Who came first is first; those who never came are last. */
function byArrival(a: PersonAttendance, b: PersonAttendance): number {
  const apart = (a.presence?.firstIn ?? Infinity) - (b.presence?.firstIn ?? Infinity)
  return apart || ORDER.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
