import type { Counts, ParticipantRecord, RoomRecord, ServerFrame } from 'participant-panel-server/protocol'
import { room } from './room.ts'

/** The people of one room in memory. A change has its place in the order of all, and every panel is told. */
export abstract class FakeRoster {
  room: RoomRecord = room()
  readonly records = new Map<string, ParticipantRecord>()
  #offset = 1
  #life = 1

  constructor(records: ParticipantRecord[]) {
    for (const record of records) this.records.set(record.id, record)
  }

  protected abstract tell(frame: ServerFrame): void

  get position() {
    return `${this.#offset}.${this.#life}`
  }

  /** Of the change that is next. */
  get nextOffset() {
    return this.#offset + 1
  }

  get counts(): Counts {
    const persons = [...this.records.values()].filter((record) => record.kind === 'standard')
    return { online: persons.filter((record) => record.status === 'JOINED').length, total: persons.length }
  }

  record(userId: string): ParticipantRecord {
    const found = [...this.records.values()].find((record) => record.userId === userId)
    if (!found) throw new Error(`No ${userId} on the fake roster`)
    return found
  }

  /** Everybody who changed since; undefined where the position is none of this history. */
  since(position = ''): ParticipantRecord[] | undefined {
    const [offset, life] = position.split('.')
    if (life !== String(this.#life)) return undefined
    return [...this.records.values()].filter((record) => record.offset > Number(offset))
  }

  change(userId: string, change: Partial<ParticipantRecord>): ParticipantRecord {
    return this.put({ ...this.record(userId), ...change })
  }

  /** Changes a person, or adds one. */
  put(record: ParticipantRecord): ParticipantRecord {
    const after = this.position
    this.#offset += 1
    const stored = { ...record, offset: this.#offset }
    this.records.set(record.id, stored)
    this.tell({ type: 'changes', after, upTo: this.position, put: [stored], counts: this.counts })
    return stored
  }

  setRoom(change: Partial<RoomRecord>) {
    const after = this.position
    this.#offset += 1
    this.room = { ...this.room, ...change }
    const { room, counts, position: upTo } = this
    this.tell({ type: 'changes', after, upTo, put: [], counts, room })
  }

  /** As after a restored backup: nothing that clients hold can be continued. */
  loseHistory() {
    this.#life += 1
    this.tell({ type: 'reset', inMs: 0 })
  }
}
