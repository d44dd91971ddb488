import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import { removalDone } from '../domain/bar.ts'
import { stayEnded } from '../domain/status.ts'
import { denialDone } from '../domain/waiting.ts'
import type { EpochMs } from '../protocol/index.ts'
import { participantsOnHold } from '../store/presence.ts'
import { changeRoom } from './action.ts'

/** Of somebody whose removal or denial is under way. A new key for every one. */
export type Hold = { key: string; endsAt: EpochMs }

export async function holdsOf({ db }: Context, room: string): Promise<Hold[]> {
  const people = await participantsOnHold(db, room)
  return people.map((person) => ({ key: keyOf(person), endsAt: person.holdUntil! }))
}

/**
 * Nobody undid these: who was on hold is kept out from now, and gone from the list of those present or waiting whether
 * LiveKit has been told or not.
 */
export async function endRemovals(context: Context, room: string, over: Hold[]): Promise<void> {
  const keys = new Set(over.map(({ key }) => key))
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsOnHold(change.tx, room)) {
      if (!keys.has(keyOf(person))) continue
      await change.append(person.status === 'WAITING' ? 'lobby.denied' : 'participant.removed', person.id)
      if (person.status === 'JOINED') await change.append('participant.left', person.id)
      await change.save(removed(person, change.at))
    }
  })
  // Some of their sessions are on no record: a control desk, or a client that only signals.
  context.doubt(room)
}

function removed(person: Participant, at: number): Participant {
  const keptOut = removalDone(person, at)
  if (person.status === 'WAITING') return denialDone(keptOut, at)
  return person.status === 'JOINED' ? stayEnded({ ...keptOut, leftAt: person.leftAt ?? at }) : keptOut
}

function keyOf({ id, holdUntil }: Participant): string {
  return `${id} ${holdUntil}`
}
