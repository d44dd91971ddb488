import type { Participant } from '../domain/participant.ts'
import { toParticipantRecord, type RecordFor } from '../domain/record.ts'
import type { Room } from '../domain/room.ts'
import type { ParticipantRecord } from '../protocol/index.ts'
import { openConnectionsByUser } from './connections.ts'
import type { Database } from './database.ts'

/** The records of these people, as they travel. */
export async function recordsOf(
  db: Database,
  room: Room,
  people: Participant[],
  reader: RecordFor,
): Promise<ParticipantRecord[]> {
  const connections = await openConnectionsByUser(db, room.name, people)
  return people.map((person) => toParticipantRecord(person, connections.get(person.userId) ?? [], room, reader))
}
