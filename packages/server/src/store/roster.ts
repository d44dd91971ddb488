import type { Participant } from '../domain/participant.ts'
import { toParticipantRecord } from '../domain/record.ts'
import type { ParticipantRecord, RoomMode } from '../protocol/index.ts'
import { openConnectionsByUser } from './connections.ts'
import type { Database } from './database.ts'

/** The records of these people, as they travel. */
export async function recordsOf(
  db: Database,
  room: { name: string; mode: RoomMode },
  people: Participant[],
): Promise<ParticipantRecord[]> {
  const connections = await openConnectionsByUser(db, room.name, people)
  return people.map((person) => toParticipantRecord(person, connections.get(person.userId) ?? [], room.mode))
}
