import type { Context } from '../context.ts'
import { withoutBar } from '../domain/bar.ts'
import { UNLOCKED } from '../domain/room.ts'
import { stayEnded } from '../domain/status.ts'
import { mayDo, type ActionAnswer, type By } from '../protocol/index.ts'
import { participantsBarredUntilEnd } from '../store/presence.ts'
import { saveRoom } from '../store/rooms.ts'
import { forgetAdmissions, participantsAtDoors } from '../store/waiting.ts'
import { actOnRoom } from './act-on-room.ts'
import { assertAllowed, type Caller, type Change } from './action.ts'

const recordEnd = actOnRoom(async ({ change, actor, by, wish }) => {
  assertAllowed(mayDo('room.end', actor, undefined, change.room))
  await endForAll(change, by, wish.id)
})

/** Ends the room for everybody: nobody may be here until the site opens it again. */
export async function endRoom(
  context: Context,
  roomName: string,
  caller: Caller,
  wish: { id: string },
): Promise<ActionAnswer> {
  const answer = await recordEnd(context, roomName, caller, wish)
  await closeInLiveKit(context, roomName)
  return answer
}

/** Everybody who is here or waits has left, and the room has ended. */
export async function endForAll(change: Change, by: By, actionId?: string): Promise<void> {
  const { tx, room, at } = change
  if (room.endedAt !== null) return
  await change.append('room.end', undefined, { by: by.name }, actionId)
  const ended = { endedBy: by.id, endedByName: by.name, endedAt: at, endingAt: null, lobbyMessage: null }
  await saveRoom(tx, { ...room, ...UNLOCKED, ...ended })
  await forgetAdmissions(tx, room.name)
  for (const person of await participantsAtDoors(tx, room.name)) {
    const wasHere = person.status === 'JOINED'
    await change.append(wasHere ? 'participant.left' : 'lobby.leave', person.id, { reason: 'room-ended' })
    await change.save(stayEnded({ ...person, leftAt: person.leftAt ?? at }))
  }
  for (const person of await participantsBarredUntilEnd(tx, room.name)) {
    await change.append('participant.unban', person.id, { reason: 'room-ended' })
    await change.save(withoutBar(person, at))
  }
}

/** Quicker than to remove one after the other, which is what happens where it fails, and to whoever comes after it. */
export async function closeInLiveKit(context: Context, roomName: string): Promise<void> {
  try {
    await context.moments.endRoom(roomName)
  } catch (error) {
    context.log.warn({ room: roomName, err: error }, 'a room that has ended could not be closed in LiveKit yet')
  }
  context.doubt(roomName)
}
