import type { Context } from '../context.ts'
import { lifted } from '../domain/bar.ts'
import { entryError, keptOutBy } from '../domain/entry.ts'
import { withKnock } from '../domain/waiting.ts'
import { ProtocolError, type Waiting } from '../protocol/index.ts'
import { renewWaiting } from '../store/waiting.ts'
import { changeRoom, recordOf } from './action.ts'
import { recordPerson } from './person.ts'

/** Somebody asks to come into a room with a waiting room. Who was let in meanwhile is answered as they are now. */
export async function knock(context: Context, roomName: string, userId: string): Promise<Waiting> {
  const caller = { kind: 'person', userId } as const
  const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
    const { self, room, at } = change
    if (!self) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
    const by = keptOutBy(self, room, at)
    if (by && by !== 'lobby') throw entryError(self, by)
    if (!by) return recordOf(change, self)
    return recordOf(change, await recordPerson(change, self, withKnock(lifted(self, at), at), { type: 'lobby.knock' }))
  })
  await renewWaiting(context.db, [result.id], context.clock())
  return { waiting: true, participant: result, position }
}
