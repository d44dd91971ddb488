import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import type { ParticipantRecord, Position } from '../src/protocol/index.ts'

/** What somebody holds to be true of a room at one moment. */
export type View = { kind: 'view'; name: string; room: string } & (
  | { of: 'server'; people: ParticipantRecord[] }
  | { of: 'panel'; people: ParticipantRecord[] }
  | { of: 'livekit'; sessions: { identity: string; sources: string[] }[] }
)

/** A position taken by an event, as the database has it in the end. */
export type StoredEvent = { offset: number; n: number; id: string; type: string; actionId: string | null }

export type Fact =
  | { kind: 'fault'; what: string; phase: 'begins' | 'ends' }
  | { kind: 'ask'; call: number; by: string; method: string; path: string; body?: unknown }
  /** Status 0: no answer came. */
  | { kind: 'answer'; call: number; status: number; ms: number; position?: Position; actionId?: string }
  /** Rights that were answered 2xx. */
  | { kind: 'decision'; room: string; userId: string; sources: string[]; offset: number }
  /** The database was put back to an earlier state: what was answered before may be gone. */
  | { kind: 'restored' }
  | { kind: 'hello'; panel: string; room: string; position?: Position }
  /** The panel dropped what it held and holds this snapshot instead. */
  | { kind: 'snapshot'; panel: string; position: Position }
  | { kind: 'reset'; panel: string }
  | { kind: 'frame'; panel: string; after: Position; upTo: Position; records: number }
  | { kind: 'closed'; panel: string; code: number }
  | { kind: 'livekit'; method: string; room: string; identity: string; status: number; applied: boolean }
  /** What LiveKit lets a session publish from now on; null once it has ended. */
  | { kind: 'grant'; room: string; identity: string; sources: string[] | null }
  | { kind: 'webhook'; event: string; id: string; room: string; status: number }
  | { kind: 'events'; room: string; events: StoredEvent[] }
  | { kind: 'measure'; what: string; value: number; limit: number }
  | View

/** `at`: milliseconds since the record began, by the monotonic clock. */
export type Entry = Fact & { at: number }

/** The append-only record of one case, as JSON lines. */
export class Recorder {
  readonly file: string
  #stream: WriteStream
  #calls = 0

  constructor(file: string) {
    this.file = file
    this.#stream = createWriteStream(file)
  }

  readonly #began = performance.now()

  add(fact: Fact): void {
    const line = JSON.stringify({ at: Math.round(performance.now() - this.#began), ...fact })
    // Readers take these for the end of a line.
    this.#stream.write(
      `${line.replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)}\n`,
    )
  }

  /** A number for the next call, to find its answer by. */
  nextCall(): number {
    return (this.#calls += 1)
  }

  /** Runs what happens while the fault lasts. */
  async during<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
    this.add({ kind: 'fault', what, phase: 'begins' })
    try {
      return await run()
    } finally {
      this.add({ kind: 'fault', what, phase: 'ends' })
    }
  }

  async read(): Promise<Entry[]> {
    this.#stream.end()
    await finished(this.#stream)
    const entries: Entry[] = []
    for await (const line of createInterface({ input: createReadStream(this.file) })) {
      entries.push(JSON.parse(line) as Entry)
    }
    return entries
  }
}
