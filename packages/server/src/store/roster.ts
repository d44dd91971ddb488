import type { Participant } from '../domain/participant.ts'
import { toParticipantRecord, type RecordFor } from '../domain/record.ts'
import type { Room } from '../domain/room.ts'
import type { ParticipantRecord } from '../protocol/index.ts'
import { openConnectionsByUser } from './connections.ts'
import type { Database } from './database.ts'

export type RecordMaker = (person: Participant, room: Room, reader: RecordFor) => ParticipantRecord

/** Reads once what the records of these people need besides themselves, and makes them for any reader. */
export async function recordMaker(db: Database, room: string, people: Participant[]): Promise<RecordMaker> {
  const connections = await openConnectionsByUser(db, room, people)
  return (person, as, reader) => toParticipantRecord(person, connections.get(person.userId) ?? [], as, reader)
}

/** The records of these people, as they travel. */
export async function recordsOf(
  db: Database,
  room: Room,
  people: Participant[],
  reader: RecordFor,
): Promise<ParticipantRecord[]> {
  const recordFor = await recordMaker(db, room.name, people)
  return people.map((person) => recordFor(person, room, reader))
}
