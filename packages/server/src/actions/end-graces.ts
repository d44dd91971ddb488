import type { Context } from '../context.ts'
import { graceEndsAt, stayEnded } from '../domain/status.ts'
import type { EpochMs } from '../protocol/index.ts'
import { participantsInGrace } from '../store/presence.ts'
import { changeRoom } from './action.ts'

/** Of somebody whose last connection has ended. A new key for every end. */
export type Grace = { key: string; endsAt: EpochMs }

export async function gracesOf({ db }: Context, room: string): Promise<Grace[]> {
  const people = await participantsInGrace(db, room)
  return people.map((person) => ({ key: keyOf(person), endsAt: graceEndsAt(person)! }))
}

/** Makes LEFT of those whose grace has run out, unless they have come back by now. */
export async function endGraces(context: Context, room: string, over: Grace[]): Promise<void> {
  const keys = new Set(over.map(({ key }) => key))
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsInGrace(change.tx, room)) {
      if (!keys.has(keyOf(person))) continue
      await change.append('participant.left', person.id)
      await change.save(stayEnded(person))
    }
  })
}

function keyOf({ id, leftAt }: { id: string; leftAt: EpochMs | null }): string {
  return `${id} ${leftAt}`
}
