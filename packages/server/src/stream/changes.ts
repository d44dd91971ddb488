import { readerOf, type Audience } from '../domain/audience.ts'
import { formatPosition } from '../domain/position.ts'
import { isUnlisted } from '../domain/expected.ts'
import type { Participant } from '../domain/participant.ts'
import { toRoomRecord, type Room } from '../domain/room.ts'
import type { Changes, Counts, Position } from '../protocol/index.ts'
import type { Place } from '../store/events.ts'
import type { Roster } from '../store/roster.ts'
import { textFrame } from './text-frame.ts'

/** In bytes; half of what may wait for a reader. */
const MAX_FRAME = 512 * 1024
/** More are not even written down: they would hardly ever fit. */
export const MAX_PEOPLE = 1_000

const UNLISTED = { unlisted: true } as const

/** What a frame says besides: each only where it may have changed. */
export type Besides = { only?: string[] | undefined; room?: Room | undefined; counts?: Counts | undefined }

/** What one audience is told, made and serialised once (L3, L5, L7). */
export class AudienceFrames {
  readonly audience: Audience
  readonly upTo: Position
  readonly isEmpty: boolean
  /** To be sent as a reset: the snapshot is compressed and comes in pages. */
  readonly isTooLarge: boolean
  readonly #body: string
  readonly #byPosition = new Map<Position, Buffer>()

  constructor(audience: Audience, to: Place, room: Room, changed: Roster, { only, counts, ...told }: Besides) {
    this.audience = audience
    this.upTo = formatPosition({ ...to, audience })
    const hears = audience === 'staff' || audience === 'everyone'
    const isTold = (person: Participant) => (hears && isUnlisted(person)) || changed.isVisibleTo(audience, person, room)
    const visible = changed.people.filter(isTold)
    this.isEmpty = visible.length === 0 && !only && !counts && !told.room
    const records = visible.slice(0, MAX_PEOPLE).map((person) => changed.recordOf(person, room, readerOf(audience)))
    const put = records.map((record, index) => ({ ...record, ...(isUnlisted(visible[index]!) && UNLISTED) }))
    const body: Omit<Changes, 'type' | 'after'> = {
      upTo: this.upTo,
      put,
      ...(only && { only }),
      ...(told.room && { room: toRoomRecord(told.room, readerOf(audience)) }),
      ...(counts && { counts }),
    }
    this.#body = JSON.stringify(body).slice(1)
    this.isTooLarge = visible.length > MAX_PEOPLE || this.#body.length > MAX_FRAME
  }

  /** For a client that stands there. Nobody else's bytes differ: what lies between held nothing for this audience. */
  after(position: Position): Buffer {
    const known = this.#byPosition.get(position)
    if (known) return known
    const frame = textFrame(`{"type":"changes","after":"${position}",${this.#body}`)
    this.#byPosition.set(position, frame)
    return frame
  }
}
