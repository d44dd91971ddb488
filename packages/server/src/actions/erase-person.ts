import type { Context } from '../context.ts'
import { withoutBulksOf } from '../domain/bulk.ts'
import { erasedIds } from '../domain/erased-id.ts'
import { awakened, isMerged, unmerged } from '../domain/expected.ts'
import { nameOf, type Participant } from '../domain/participant.ts'
import type { ErasureAnswer } from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import { findMergedInto } from '../store/expected.ts'
import { identitiesOf } from '../store/identities.ts'
import { eraseFromTerms } from '../store/overrides.ts'
import { findByUser, findParticipant } from '../store/participants.ts'
import {
  eraseModeratorName,
  eraseRows,
  eventsAbout,
  forgetPositions,
  roomsOfUser,
  saveEventData,
} from '../store/privacy.ts'
import { saveRoom } from '../store/rooms.ts'
import { changeRoom, type Change } from './action.ts'

/**
 * Forgets who somebody was, in every room of the site, and ends their LiveKit sessions. Every panel of those rooms starts
 * over without them.
 */
export async function erasePerson(context: Context, userId: string, roomPrefix: string): Promise<ErasureAnswer> {
  const [erasedId] = erasedIds(context.config.panelSecrets, userId)
  const rooms = await roomsOfUser(context.db, userId, roomPrefix)
  for (const room of rooms) {
    const { result: identities } = await changeRoom(context, room, { kind: 'site' }, (change) =>
      eraseFromRoom(change, userId, erasedId),
    )
    const unwelcome = identities.map((identity) => ({ identity, userId: erasedId }))
    if (unwelcome.length > 0) context.turnAway(room, unwelcome)
  }
  return { rooms }
}

/** @returns the identities that the person may be in LiveKit with */
export async function eraseFromRoom(change: Change, userId: string, erasedId: string): Promise<string[]> {
  const { tx, room, at } = change
  const open = await openConnectionsOf(tx, room.name, userId)
  const desks = (await identitiesOf(tx, room.name, userId)).filter(({ desk }) => desk === 1)
  const person = await findByUser(tx, room.name, userId)
  if (person) {
    await eraseFromEvents(change, person, erasedId)
    await takeApart(change, person)
    if (room.bulks !== null) await saveRoom(tx, { ...room, bulks: withoutBulksOf(room, person.id) })
    await eraseModeratorName(tx, room.name, person.id)
    await eraseFromTerms(tx, room.name, person.id)
    await forgetPositions(tx, room.name, room.offset)
  }
  await eraseRows(tx, { room: room.name, userId }, erasedId, at)
  await change.append('person.erase', person?.id)
  return [...new Set([...open, ...desks].map(({ identity }) => identity))]
}

/** The guest who stands for the person has a name of their own again; and for whom the person stood, is expected again. */
async function takeApart(change: Change, person: Participant): Promise<void> {
  const { tx, room } = change
  const guest = person.mergedInto === null ? undefined : await findParticipant(tx, room.name, person.mergedInto)
  if (guest && isMerged(person)) await change.save(unmerged(guest))
  const other = await findMergedInto(tx, room.name, person.id)
  if (other) await change.save(awakened(other))
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
