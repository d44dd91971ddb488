import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import { NOT_ASKED, unmuteAskEndsAt } from '../domain/unmute.ts'
import type { EpochMs } from '../protocol/index.ts'
import { participantsAskedToUnmute } from '../store/presence.ts'
import { changeRoom } from './action.ts'

/** Of somebody who was asked to unmute. A new key for every time. */
export type UnmuteAsk = { key: string; endsAt: EpochMs }

export async function unmuteAsksOf({ db }: Context, room: string): Promise<UnmuteAsk[]> {
  const people = await participantsAskedToUnmute(db, room)
  return people.map((person) => ({ key: keyOf(person), endsAt: unmuteAskEndsAt(person) }))
}

/** Nobody answered: nothing is asked any more. */
export async function endUnmuteAsks(context: Context, room: string, over: UnmuteAsk[]): Promise<void> {
  const keys = new Set(over.map(({ key }) => key))
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsAskedToUnmute(change.tx, room)) {
      if (!keys.has(keyOf(person))) continue
      await change.append('unmute.unanswered', person.id)
      await change.save({ ...person, ...NOT_ASKED })
    }
  })
}

function keyOf({ id, unmuteAskedAt }: Participant): string {
  return `${id} ${unmuteAskedAt}`
}
