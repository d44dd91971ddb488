import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import { WAITING_KEPT_MS, withoutPatience } from '../domain/waiting.ts'
import type { EpochMs } from '../protocol/index.ts'
import { participantsWaiting } from '../store/waiting.ts'
import { changeRoom } from './action.ts'

/** Of somebody who waits. A new key whenever their panel was seen open. */
export type Wait = { key: string; endsAt: EpochMs }

/** `since`: from when on this instance looks after the room; before, nobody may have seen to it that they are kept. */
export async function waitsOf({ db }: Context, room: string, since: EpochMs): Promise<Wait[]> {
  const people = await participantsWaiting(db, room)
  return people.map((person) => ({
    key: keyOf(person),
    endsAt: Math.max(person.waitingSeenAt!, since) + WAITING_KEPT_MS,
  }))
}

/** No panel of theirs is open: they do not wait any more. */
export async function endWaiting(context: Context, room: string, over: Wait[]): Promise<void> {
  const keys = new Set(over.map(({ key }) => key))
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await participantsWaiting(change.tx, room)) {
      if (!keys.has(keyOf(person))) continue
      await change.append('lobby.leave', person.id)
      await change.save(withoutPatience(person, change.at))
    }
  })
}

function keyOf({ id, waitingSeenAt }: Participant): string {
  return `${id} ${waitingSeenAt}`
}
