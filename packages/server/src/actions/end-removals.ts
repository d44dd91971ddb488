import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import { removalDone } from '../domain/bar.ts'
import { stayEnded } from '../domain/status.ts'
import { participantsOnHold } from '../store/participants.ts'
import { changeRoom } from './action.ts'

/**
 * Nobody undid these removals: who was on hold is kept out from now, and gone from the list of those present whether
 * LiveKit has been told or not. Answers when the next hold ends, if one runs.
 */
export async function endRemovals(context: Context, room: string): Promise<number | undefined> {
  const due = await nextHoldEnd(context, room)
  if (due === undefined || due > context.clock()) return due
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsOnHold(change.tx, room)) {
      if ((person.holdUntil ?? Infinity) > change.at) continue
      await change.append('participant.removed', person.id)
      if (person.status === 'JOINED') await change.append('participant.left', person.id)
      await change.save(removed(person, change.at))
    }
  })
  // Some of their sessions are on no record: a control desk, or a client that only signals.
  context.doubt(room)
  return nextHoldEnd(context, room)
}

function removed(person: Participant, at: number): Participant {
  const keptOut = removalDone(person, at)
  return person.status === 'JOINED' ? stayEnded({ ...keptOut, leftAt: person.leftAt ?? at }) : keptOut
}

async function nextHoldEnd({ db }: Context, room: string): Promise<number | undefined> {
  const ends = (await participantsOnHold(db, room)).flatMap(({ holdUntil }) => holdUntil ?? [])
  return ends.length > 0 ? Math.min(...ends) : undefined
}
