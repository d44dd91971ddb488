import { isOnStage, isVisibleTo, type Audience } from '../domain/audience.ts'
import { mediaOf, type Connection } from '../domain/connection.ts'
import type { Participant } from '../domain/participant.ts'
import { toParticipantRecord, type RecordFor } from '../domain/record.ts'
import type { Room } from '../domain/room.ts'
import type { ParticipantRecord } from '../protocol/index.ts'
import { openConnectionsByUser } from './connections.ts'
import type { Database } from './database.ts'

/** People with their open sessions, read once: what any reader is told of them, and who may see them, follows from it. */
export class Roster {
  static readonly EMPTY = new Roster([], new Map())

  readonly people: readonly Participant[]
  readonly #connections: ReadonlyMap<string, Connection[]>

  private constructor(people: Participant[], connections: Map<string, Connection[]>) {
    this.people = people
    this.#connections = connections
  }

  static async read(db: Database, room: string, people: Participant[]): Promise<Roster> {
    return new Roster(people, await openConnectionsByUser(db, room, people))
  }

  recordOf(person: Participant, room: Room, reader: RecordFor): ParticipantRecord {
    return toParticipantRecord(person, this.#connectionsOf(person), room, reader)
  }

  isVisibleTo(audience: Audience, person: Participant, room: Room): boolean {
    return isVisibleTo(audience, person, room, this.#mediaOf(person))
  }

  isOnStage(person: Participant, room: Room): boolean {
    return !person.provisional && isOnStage(person, room, this.#mediaOf(person))
  }

  #mediaOf(person: Participant) {
    return mediaOf(this.#connectionsOf(person))
  }

  #connectionsOf({ userId }: Participant): Connection[] {
    return this.#connections.get(userId) ?? []
  }
}
