import type { Context } from '../context.ts'
import { erasedIds } from '../domain/erased-id.ts'
import { nameOf, type Participant } from '../domain/participant.ts'
import type { ErasureAnswer } from '../protocol/index.ts'
import { identitiesOf } from '../store/identities.ts'
import { findByUser } from '../store/participants.ts'
import {
  eraseModeratorName,
  eraseRows,
  eventsAbout,
  forgetPositions,
  roomsOfUser,
  saveEventData,
} from '../store/privacy.ts'
import { changeRoom, type Change } from './action.ts'

/** Forgets who somebody was, in every room of the site. Every panel of those rooms starts over without them. */
export async function erasePerson(context: Context, userId: string, roomPrefix: string): Promise<ErasureAnswer> {
  const [erasedId] = erasedIds(context.config.panelSecrets, userId)
  const rooms = await roomsOfUser(context.db, userId, roomPrefix)
  for (const name of rooms) {
    await changeRoom(context, name, { kind: 'site' }, async (change) => {
      const person = await findByUser(change.tx, name, userId)
      if (!person) return
      await eraseFromEvents(change, person, erasedId)
      await eraseModeratorName(change.tx, name, person.id)
      await eraseRows(change.tx, { room: name, userId }, erasedId)
      await forgetPositions(change.tx, name, change.room.offset)
      await change.append('person.erase', person.id)
    })
  }
  return { rooms }
}

async function eraseFromEvents({ tx, room }: Change, person: Participant, erasedId: string): Promise<void> {
  const identities = (await identitiesOf(tx, room.name, person.userId)).map(({ identity }) => identity)
  const words = new Set([person.userId, nameOf(person), person.username, ...identities])
  for (const event of await eventsAbout(tx, room.name, person.id)) {
    if (!event.data) continue
    // Of names that the person had before, nothing is known but where events say them.
    const isName = (key: string) =>
      (key === 'name' && event.subject === person.id) || (key === 'by' && event.actor === person.id)
    const erased = JSON.stringify(JSON.parse(event.data), (key, value: unknown) =>
      typeof value === 'string' && (words.has(value) || isName(key)) ? erasedId : value,
    )
    if (erased !== event.data) await saveEventData(tx, event, erased)
  }
}
