import { isVisibleTo, readerOf, type Audience } from '../domain/audience.ts'
import { formatPosition } from '../domain/position.ts'
import { toRoomRecord, type Room } from '../domain/room.ts'
import type { Participant } from '../domain/participant.ts'
import type { Changes, Counts, Position } from '../protocol/index.ts'
import type { Database } from '../store/database.ts'
import type { Place } from '../store/events.ts'
import { participantsSince } from '../store/participants.ts'
import { recordMaker, type RecordMaker } from '../store/roster.ts'

/** In bytes; half of what may wait for a reader. */
const MAX_FRAME = 512 * 1024

/** Who changed in a room since a place, and their records for any reader. */
export type Delta = { people: Participant[]; recordFor: RecordMaker }

/** What a frame says besides: each only where it may have changed. */
export type Besides = { only?: string[] | undefined; room?: Room | undefined; counts?: Counts | undefined }

/** Rows may be newer than the place that the frame will name (T2): they come again with the next. */
export async function readDelta(db: Database, room: string, from: Place): Promise<Delta> {
  const people = await participantsSince(db, room, from.offset)
  return { people, recordFor: await recordMaker(db, room, people) }
}

/** What one audience is told, made and serialised once; undefined where that is nothing (L3, L5, L7). */
export class AudienceFrames {
  readonly audience: Audience
  readonly upTo: Position
  readonly #body: string
  readonly #byPosition = new Map<Position, Buffer>()
  readonly isEmpty: boolean

  get isTooLarge(): boolean {
    return this.#body.length > MAX_FRAME
  }

  constructor(
    audience: Audience,
    to: Place,
    room: Room,
    { people, recordFor }: Delta,
    { only, counts, ...told }: Besides,
  ) {
    this.audience = audience
    this.upTo = formatPosition({ ...to, audience })
    const put = people
      .filter((person) => isVisibleTo(audience, person, room))
      .map((person) => recordFor(person, room, readerOf(audience)))
    this.isEmpty = put.length === 0 && !only && !counts && !told.room
    const body: Omit<Changes, 'type' | 'after'> = {
      upTo: this.upTo,
      put,
      ...(only && { only }),
      ...(told.room && { room: toRoomRecord(told.room) }),
      ...(counts && { counts }),
    }
    this.#body = JSON.stringify(body).slice(1)
  }

  /** For a client that stands there. Nobody else's bytes differ: what lies between held nothing for this audience. */
  after(position: Position): Buffer {
    const known = this.#byPosition.get(position)
    if (known) return known
    const frame = Buffer.from(`{"type":"changes","after":"${position}",${this.#body}`)
    this.#byPosition.set(position, frame)
    return frame
  }
}
