import type { Context } from '../context.ts'
import { formatPosition } from '../domain/position.ts'
import { scheduleOf } from '../domain/room.ts'
import {
  ProtocolError,
  countExpected,
  expectedStateOf,
  lateByOf,
  mayDo,
  type ExpectedAnswer,
  type ExpectedPerson,
} from '../protocol/index.ts'
import { newestPlace } from '../store/events.ts'
import { expectedPeople } from '../store/expected.ts'
import { readAsker } from './asker.ts'

/** Who is expected and who came: to those who may change it. */
export async function readExpected(
  context: Context,
  roomName: string,
  userId: string | undefined,
): Promise<ExpectedAnswer> {
  const { db } = context
  const { actor, room } = await readAsker(context, roomName, userId)
  const refusal = mayDo('roster.edit', actor, undefined, room)
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
  const place = await newestPlace(db, roomName)
  const schedule = scheduleOf(room)
  const rows = (await expectedPeople(db, roomName)).map(({ expectedAt, arrivedAt, remindedAt, ...row }) => ({
    ...row,
    ...(expectedAt !== null && { expectedAt }),
    ...(arrivedAt !== null && { arrivedAt }),
    ...(remindedAt !== null && { remindedAt }),
  }))
  const people = rows.flatMap((row): ExpectedPerson[] => {
    const state = expectedStateOf(row, schedule)
    if (!state) return []
    const { id, userId: named, name, arrivedAt, remindedAt, expectedAs } = row
    const lateByMs = lateByOf(row, schedule)
    return [
      {
        id,
        userId: named,
        name: name || named,
        state,
        ...(arrivedAt !== undefined && { arrivedAt }),
        ...(lateByMs !== undefined && { lateByMs }),
        ...(remindedAt !== undefined && { remindedAt }),
        ...(expectedAs !== undefined && { expectedAs }),
      },
    ]
  })
  return {
    position: formatPosition({ ...place, audience: 'staff' }),
    counts: countExpected(rows, schedule),
    people,
  }
}
