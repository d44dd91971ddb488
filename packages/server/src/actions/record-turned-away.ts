import type { Context } from '../context.ts'
import { findByUser } from '../store/participants.ts'
import { changeRoom } from './action.ts'

/** Somebody who is kept out was in LiveKit and has been removed: for the room's log. */
export async function recordTurnedAway(context: Context, room: string, userId: string): Promise<void> {
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    const person = await findByUser(change.tx, room, userId)
    if (person) await change.append('livekit.turned-away', person.id)
  })
}
