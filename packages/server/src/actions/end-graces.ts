import type { Context } from '../context.ts'
import { graceEndsAt, stayEnded } from '../domain/status.ts'
import { participantsInGrace } from '../store/participants.ts'
import { changeRoom } from './action.ts'

/** Makes LEFT of everybody whose grace has run out. Answers when the next grace ends, if any runs. */
export async function endGraces(context: Context, room: string): Promise<number | undefined> {
  const due = await nextGraceEnd(context, room)
  if (due === undefined || due > context.clock()) return due
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsInGrace(change.tx, room)) {
      if ((graceEndsAt(person) ?? Infinity) > change.at) continue
      await change.append('participant.left', person.id)
      await change.save(stayEnded(person))
    }
  })
  return nextGraceEnd(context, room)
}

async function nextGraceEnd({ db }: Context, room: string): Promise<number | undefined> {
  const ends = (await participantsInGrace(db, room)).flatMap((person) => graceEndsAt(person) ?? [])
  return ends.length > 0 ? Math.min(...ends) : undefined
}
