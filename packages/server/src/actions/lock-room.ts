import { UNLOCKED } from '../domain/room.ts'
import { lockRankOf, mayDo, mayUnlock } from '../protocol/index.ts'
import { saveRoom } from '../store/rooms.ts'
import { admitThosePresent } from '../store/waiting.ts'
import { actOnRoom } from './act-on-room.ts'
import { assertAllowed } from './action.ts'
import { assertManaged } from './put-room.ts'

/** From now on only staff and who is here may be here. A lock of a lower rank becomes one of this rank. */
export const lockRoom = actOnRoom(async ({ change, actor, by, wish }) => {
  assertAllowed(mayDo('room.lock', actor))
  const { room, tx, at } = change
  assertManaged(room)
  const lockedRank = lockRankOf(actor)
  const isLocked = room.lockedAt !== null
  if (isLocked && lockedRank <= room.lockedRank!) return
  await change.append('room.lock', undefined, { by: by.name }, wish.id)
  const lockedAt = room.lockedAt ?? at
  await saveRoom(tx, { ...room, lockedAt, lockedRank, lockedBy: by.id, lockedByName: by.name })
  if (!isLocked) await admitThosePresent(tx, room.name, at)
})

export const unlockRoom = actOnRoom(async ({ change, actor, by, wish }) => {
  const { room, tx } = change
  assertAllowed(mayUnlock(actor, room.lockedRank ?? undefined))
  if (room.lockedAt === null) return
  await change.append('room.unlock', undefined, { by: by.name }, wish.id)
  await saveRoom(tx, { ...room, ...UNLOCKED })
})
