import type { Context } from '../context.ts'
import { attendanceOf } from '../domain/attendance/attendance.ts'
import { type Asked, figuresOf } from '../domain/attendance/person.ts'
import type { Participant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import type { Attendance, PersonAttendance, RoomAttendance } from '../protocol/index.ts'
import { attendeesOf, sessionsIn, sessionsOfUsersIn } from '../store/attendance.ts'
import { askedOf, keepingOf, scopeOf, type WindowWish } from './attendance-scope.ts'
import { readAsker } from './asker.ts'

/** Who was here from when until when, as far as the asker may know it. */
export async function readAttendance(
  context: Context,
  roomName: string,
  userId: string | undefined,
  wish: WindowWish,
): Promise<Attendance> {
  const { room, actor, self } = await readAsker(context, roomName, userId)
  const scope = scopeOf(actor, wish)
  const asked = await askedOf(context, room, wish)
  const answer = { scope, room: frameOf(room, asked), people: [], bots: [], keeping: keepingOf(context, room) }
  if (scope === 'own') return { ...answer, people: await ownLine(context, self!, roomName, asked) }
  const { people, bots, talk, room: figures } = await readFigures(context, roomName, asked)
  const talking = asked.talkTime && { talk }
  if (scope === 'everybody') return { ...answer, room: { ...answer.room, ...figures }, people, bots, ...talking }
  const { talkMs, notMeasured } = figures
  return {
    ...answer,
    ...(asked.talkTime && { room: { ...answer.room, talkMs: talkMs!, notMeasured: notMeasured! } }),
    people: people.filter(({ id }) => id === self!.id),
    ...talking,
  }
}

/** What is told of a room whoever asks. */
export function frameOf({ name, title }: Room, { window, schedule }: Asked): RoomAttendance {
  return { name, title, ...window, ...schedule }
}

async function readFigures({ db }: Context, room: string, asked: Asked) {
  const [attendees, sessions] = await Promise.all([attendeesOf(db, room), sessionsIn(db, room, asked.window)])
  return attendanceOf(attendees, sessions, asked)
}

async function ownLine({ db }: Context, self: Participant, room: string, asked: Asked): Promise<PersonAttendance[]> {
  const sessions = await sessionsOfUsersIn(db, room, [self.userId], asked.window)
  const figures = figuresOf(self, sessions, asked)
  return figures ? [figures.person] : []
}
