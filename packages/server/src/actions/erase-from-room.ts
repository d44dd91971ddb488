import { withoutBulksOf } from '../domain/bulk.ts'
import { awakened, isMerged, unmerged } from '../domain/expected.ts'
import { nameOf, type Participant } from '../domain/participant.ts'
import { openConnectionsOf } from '../store/connections.ts'
import { findMergedInto } from '../store/expected.ts'
import { identitiesOf } from '../store/identities.ts'
import { eraseFromTerms } from '../store/overrides.ts'
import { findParticipant, participantsOf } from '../store/participants.ts'
import { eraseModeratorNames, eraseRows, eventsAbout, saveEventData } from '../store/privacy.ts'
import { saveRoom } from '../store/rooms.ts'
import type { Change } from './action.ts'

/** A user id, and the one that stands for it from now on. */
export type Erased = { userId: string; erasedId: string }
type Known = { person: Participant; erasedId: string; words: Set<string | null> }

/**
 * Forgets who these were, in one room. Panels that are open are to start over (`forgetPositions`). @returns the identities
 * that they may be in LiveKit with
 */
export async function eraseFromRoom(change: Change, erased: Erased[]): Promise<string[]> {
  const { tx, room, at } = change
  const userIds = erased.map(({ userId }) => userId)
  const people = new Map((await participantsOf(tx, room.name, userIds)).map((person) => [person.userId, person]))
  const reached = new Set<string>()
  const known = new Map<string | null, Known>()
  for (const { userId, erasedId } of erased) {
    const identities = await identitiesOf(tx, room.name, userId)
    for (const { identity } of await openConnectionsOf(tx, room.name, userId)) reached.add(identity)
    for (const { identity, desk } of identities) if (desk === 1) reached.add(identity)
    const person = people.get(userId)
    if (!person) continue
    const words = new Set([userId, nameOf(person), person.username, ...identities.map(({ identity }) => identity)])
    known.set(person.id, { person, erasedId, words })
  }
  const ids = [...people.values()].map(({ id }) => id)
  await eraseFromEvents(change, ids, known)
  await eraseFromBulks(change, ids)
  await eraseModeratorNames(tx, room.name, ids)
  await eraseFromTerms(tx, room.name, ids)
  for (const { userId, erasedId } of erased) {
    const person = people.get(userId)
    if (person) await takeApart(change, person)
    await eraseRows(tx, { room: room.name, userId }, erasedId, at)
    await change.append('person.erase', person?.id)
  }
  return [...reached]
}

/** The guest who stands for the person has a name of their own again; and for whom the person stood, is expected again. */
async function takeApart(change: Change, person: Participant): Promise<void> {
  const { tx, room } = change
  const guest = person.mergedInto === null ? undefined : await findParticipant(tx, room.name, person.mergedInto)
  if (guest && isMerged(person)) await change.save(unmerged(guest))
  const other = person.mergedName === null ? undefined : await findMergedInto(tx, room.name, person.id)
  if (other) await change.save(awakened(other))
}

async function eraseFromBulks({ tx, room }: Change, ids: string[]): Promise<void> {
  const bulks = ids.reduce((left: string | null, id) => withoutBulksOf({ bulks: left }, id), room.bulks)
  if (bulks !== room.bulks) await saveRoom(tx, { ...room, bulks })
}

/** One look at the log for all of them: it may be long. */
async function eraseFromEvents({ tx, room }: Change, ids: string[], known: Map<string | null, Known>): Promise<void> {
  for (const event of await eventsAbout(tx, room.name, ids)) {
    if (!event.data) continue
    let data = event.data
    for (const one of new Set([known.get(event.subject), known.get(event.actor)])) {
      if (one) data = erasedData({ ...event, data }, one)
    }
    if (data !== event.data) await saveEventData(tx, event, data)
  }
}

type About = { data: string; subject: string | null; actor: string }

function erasedData({ data, subject, actor }: About, { person, erasedId, words }: Known): string {
  // Of names that the person had before, nothing is known but where events say them.
  const isName = (key: string) => (key === 'name' && subject === person.id) || (key === 'by' && actor === person.id)
  return JSON.stringify(JSON.parse(data), (key, value: unknown) => {
    if (typeof value === 'string') return words.has(value) || isName(key) ? erasedId : value
    return isOf(person, value) ? { ...value, name: erasedId } : value
  })
}

/** As `By` says who did something. */
function isOf({ id }: Participant, value: unknown): value is { id: string; name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'id' in value && value.id === id
}
