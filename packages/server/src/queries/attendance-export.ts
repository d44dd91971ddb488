import type { Context } from '../context.ts'
import { shared } from '../domain/attendance/attendance.ts'
import { figuresOf, nobodyKnown, type Asked, type Attendee } from '../domain/attendance/person.ts'
import { sign } from '../domain/hs256.ts'
import { ProtocolError, mayDo, type AttendanceSignature, type PersonAttendance } from '../protocol/index.ts'
import { attendeesAfter, forgottenAfter, sessionsOfUsersIn } from '../store/attendance.ts'
import { askedOf, type WindowWish } from './attendance-scope.ts'
import { readAttendance } from './attendance.ts'
import { readAsker } from './asker.ts'

/** People only, by name, some at a time: a room of ten thousand takes no more memory than one of ten. */
export type AttendanceExport = { title: string; pages: AsyncIterable<PersonAttendance[]> }

const PAGE = 1_000

/** @throws ProtocolError not-staff, rank-too-low: to whoever may read of themselves only */
export async function exportAttendance(
  context: Context,
  roomName: string,
  userId: string | undefined,
  wish: WindowWish,
): Promise<AttendanceExport> {
  const room = await assertExports(context, roomName, userId)
  const asked = await askedOf(context, room, wish)
  return { title: room.title, pages: pagesWithShares(context, roomName, asked) }
}

/** The same figures as the answer in JSON, so that whoever has the secret sees that nobody has changed them since. */
export async function signAttendance(
  context: Context,
  roomName: string,
  userId: string | undefined,
  wish: WindowWish,
): Promise<AttendanceSignature> {
  await assertExports(context, roomName, userId)
  const { exportSecret } = context.config
  if (exportSecret === undefined) {
    throw new ProtocolError('switched-off', 'This server signs no exports: it has no EXPORT_SECRET.')
  }
  const attendance = await readAttendance(context, roomName, userId, wish)
  const [header, payload, signature] = sign({ ...attendance, issuedAt: context.clock() }, exportSecret).split('.')
  return { protected: header!, payload: payload!, signature: signature! }
}

async function assertExports(context: Context, roomName: string, userId: string | undefined) {
  const { room, actor } = await readAsker(context, roomName, userId)
  const refusal = mayDo('analytics.export', actor)
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
  return room
}

/** Everybody's talk has to be known before anybody's share: so everybody is read twice, and nobody is kept. */
async function* pagesWithShares(context: Context, room: string, asked: Asked): AsyncGenerator<PersonAttendance[]> {
  let talkMs = 0
  if (asked.talkTime) {
    for await (const people of pagesOf(context, room, asked)) {
      for (const { activity } of people) talkMs += activity?.talkMs ?? 0
    }
  }
  for await (const people of pagesOf(context, room, asked)) yield people.map((person) => shared(person, talkMs))
}

async function* pagesOf({ db }: Context, room: string, asked: Asked): AsyncGenerator<PersonAttendance[]> {
  const { window } = asked
  let last: Attendee | undefined
  do {
    const attendees = await attendeesAfter(db, room, last, PAGE)
    yield await linesOf(attendees.filter(({ kind }) => kind === 'standard'))
    last = attendees.length === PAGE ? attendees.at(-1) : undefined
  } while (last)
  let after = ''
  for (;;) {
    const userIds = await forgottenAfter(db, room, window, after, PAGE)
    yield await linesOf(userIds.map(nobodyKnown))
    if (userIds.length < PAGE) return
    after = userIds.at(-1)!
  }

  async function linesOf(attendees: Attendee[]): Promise<PersonAttendance[]> {
    const userIds = attendees.map(({ userId }) => userId)
    const sessions = Map.groupBy(await sessionsOfUsersIn(db, room, userIds, window), ({ userId }) => userId)
    return attendees.flatMap((one) => figuresOf(one, sessions.get(one.userId) ?? [], asked)?.person ?? [])
  }
}
