import type { Context } from '../context.ts'
import { keptOutBy } from '../domain/entry.ts'
import { withKnock } from '../domain/waiting.ts'
import { changeRoom } from './action.ts'
import { personFor } from './person.ts'

/**
 * Somebody who is kept out was in LiveKit and has been removed: for the room's log. Who passed by the waiting room is in it
 * now.
 */
export async function recordTurnedAway(context: Context, room: string, userId: string): Promise<void> {
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    const { before, person } = await personFor(change, { userId })
    const hasToWait = keptOutBy(person, change.room, change.at) === 'lobby'
    if (!before && !hasToWait) return
    await change.append('livekit.turned-away', person.id)
    if (!hasToWait || person.status === 'WAITING') return
    await change.append('lobby.knock', person.id)
    await change.save(withKnock(person, change.at))
  })
}
