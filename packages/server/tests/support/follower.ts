import type { Counts, ParticipantRecord, RoomRecord, ServerFrame, Snapshot } from '../../src/protocol/index.ts'
import type { Companion } from './companion.ts'
import type { Panel } from './panel.ts'

type Held = { people: ParticipantRecord[]; counts: Counts; room: RoomRecord; self: ParticipantRecord }

/** A whole client by the rules of docs/protocol.md: starts over when told to, comes back where it stood. */
export class Follower {
  readonly userId: string
  /** Every byte of the stream and of the snapshots since it was made. */
  readonly texts: string[] = []
  /** A frame that did not follow. */
  broken: string | undefined
  position: string | undefined
  panel: Panel | undefined
  #companion: Companion
  #room: string
  #token = ''
  #people = new Map<string, ParticipantRecord>()
  #counts: Counts | undefined
  #record: RoomRecord | undefined
  #self: ParticipantRecord | undefined
  /** From a reset until the answer to the resume. */
  #isStartingOver = false
  #isFetching = false
  /** Sent on this socket. */
  #resumes = 0

  constructor(companion: Companion, room: string, userId: string) {
    this.#companion = companion
    this.#room = room
    this.userId = userId
  }

  async connect(): Promise<void> {
    this.#token ||= (await this.#companion.session(this.#room, this.userId)).token
    const panel = await this.#companion.socket(this.#room)
    this.panel = panel
    this.#isStartingOver = false
    this.#isFetching = false
    this.#resumes = 0
    panel.onFrame = (frame) => {
      if (this.panel !== panel) return
      this.texts.push(JSON.stringify(frame))
      this.#receive(panel, frame)
    }
    panel.send({ type: 'hello', token: this.#token, ...(this.position !== undefined && { position: this.position }) })
  }

  disconnect(): void {
    this.panel?.close()
    this.panel = undefined
  }

  /** What it shows. */
  get held(): { [Part in keyof Held]: Held[Part] | undefined } {
    return { people: sorted([...this.#people.values()]), counts: this.#counts, room: this.#record, self: this.#self }
  }

  /** What a client of the same person would show that starts now. */
  async fresh(): Promise<Held> {
    const { participants, counts, room } = await this.#companion.snapshot(this.#room, this.#token)
    const self = (await this.#companion.record(this.#room, this.userId))!
    return { people: sorted(participants), counts, room, self }
  }

  #receive(panel: Panel, frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      this.#self = frame.self
      this.#record = frame.room
    } else if (frame.type === 'self') {
      this.#self = frame.record
    } else if (frame.type === 'reset') {
      void this.#startOver(panel)
    } else if (frame.type === 'changes' && this.position !== undefined) {
      if (frame.after !== this.position) {
        if (this.#isStartingOver) return
        // The answers to two resumes may hold the same changes; a client cannot tell, and starts over (L3).
        if (this.#resumes > 1) void this.#startOver(panel)
        else this.broken = `a frame after ${frame.after} at ${this.position}`
        return
      }
      this.#isStartingOver = false
      this.position = frame.upTo
      for (const record of frame.put) this.#put(record)
      if (frame.only) for (const id of this.#people.keys()) if (!frame.only.includes(id)) this.#people.delete(id)
      this.#counts = frame.counts ?? this.#counts
      this.#record = frame.room ?? this.#record
    }
  }

  #put(record: ParticipantRecord): void {
    if (record.unlisted) this.#people.delete(record.id)
    else if (record.offset >= (this.#people.get(record.id)?.offset ?? 0)) this.#people.set(record.id, record)
    if (record.id === this.#self?.id && record.offset > this.#self.offset) this.#self = record
  }

  async #startOver(panel: Panel): Promise<void> {
    if (this.#isFetching) return
    this.#isFetching = true
    this.#isStartingOver = true
    this.position = undefined
    const snapshot: Snapshot = await this.#companion.snapshot(this.#room, this.#token)
    if (this.panel !== panel) return
    this.#isFetching = false
    this.texts.push(JSON.stringify(snapshot))
    this.#people = new Map(snapshot.participants.map((record) => [record.id, record]))
    for (const record of snapshot.participants) this.#put(record)
    this.#counts = snapshot.counts
    this.#record = snapshot.room
    this.position = snapshot.position
    this.#resumes += 1
    panel.send({ type: 'resume', position: snapshot.position })
  }
}

function sorted(people: ParticipantRecord[]): ParticipantRecord[] {
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
