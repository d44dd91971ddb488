import { EMPTY_MS } from '../domain/attendance/window.ts'
import type { EpochMs } from '../protocol/index.ts'
import { isAnybodyHere, lastLeaveOf } from '../store/attendance.ts'
import { saveOpenedAt } from '../store/rooms.ts'
import type { Change } from './action.ts'

/** A18: somebody who was not here came, which may begin another time of the room. */
export async function beginTime(change: Change, joinedAt: EpochMs): Promise<void> {
  const { tx, room } = change
  if (!(await isBeginning(change, joinedAt))) return
  await saveOpenedAt(tx, room.name, joinedAt)
  // What is decided after this saves the room as a whole.
  room.openedAt = joinedAt
}

async function isBeginning({ tx, room }: Change, joinedAt: EpochMs): Promise<boolean> {
  const { name, openedAt } = room
  if (openedAt === null || joinedAt < openedAt) return true
  if (joinedAt < openedAt + EMPTY_MS || (await isAnybodyHere(tx, name))) return false
  const emptiedAt = await lastLeaveOf(tx, name, joinedAt)
  return emptiedAt === undefined || joinedAt >= emptiedAt + EMPTY_MS
}
