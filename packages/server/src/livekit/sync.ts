import { recordSights } from '../actions/record-sights.ts'
import type { Context } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { rightsOf } from '../domain/record.ts'
import { isInForce, wantedPermission } from '../domain/wanted.ts'
import { openConnectionsByUser } from '../store/connections.ts'
import { newestPlace } from '../store/events.ts'
import { findByUser, participantsSince } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import type { LiveKitClient } from './client.ts'

/**
 * Makes LiveKit grant what is wanted for everybody whose record changed after an offset: compares their open sessions
 * with the rights on record, calls LiveKit where they differ, and records its answer. Nothing is queued and nothing is
 * ever done: the next join, change or listing changes a record and is compared again.
 * @returns the offset up to which LiveKit is equal to the record; undefined when LiveKit could not be told
 */
export async function syncRoom(
  context: Context,
  client: LiveKitClient,
  room: string,
  since: number,
): Promise<number | undefined> {
  const { offset } = await newestPlace(context.db, room)
  const unforced = await unforcedConnections(context, room, since)
  const outcomes = await Promise.all(unforced.map((connection) => syncConnection(context, client, connection)))
  return outcomes.every(Boolean) ? offset : undefined
}

async function unforcedConnections({ db }: Context, roomName: string, since: number): Promise<Connection[]> {
  const room = await findRoom(db, roomName)
  if (!room) return []
  const people = (await participantsSince(db, roomName, since)).filter(({ kind }) => kind === 'standard')
  const connections = await openConnectionsByUser(db, roomName, people)
  return people.flatMap((person) =>
    (connections.get(person.userId) ?? []).filter(
      ({ permission }) => permission && !isInForce(rightsOf(person, room.mode), permission),
    ),
  )
}

/** False: LiveKit could not be told. */
async function syncConnection(context: Context, client: LiveKitClient, connection: Connection): Promise<boolean> {
  const { room, identity, userId, permission } = connection
  try {
    // Read again: between the comparison and the call a newer decision may have been made.
    const current = await findRoom(context.db, room)
    const person = await findByUser(context.db, room, userId)
    if (!current || !person || !permission) return true
    const wanted = wantedPermission(rightsOf(person, current.mode), permission)
    const sight = await client.updatePermission(room, identity, wanted)
    // Nobody there: nothing to do, because the next join is compared again.
    if (sight) await recordSights(context, room, [sight])
    return true
  } catch (error) {
    context.log.warn({ room, err: error }, 'rights are not in force yet: LiveKit could not be told')
    return false
  }
}
