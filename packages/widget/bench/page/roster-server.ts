import type { Counts, ParticipantRecord, Snapshot } from 'participant-panel-server/protocol'
import { FakeServer } from '../../src/testing/fake-server.ts'
import { recordOf, SELF, type PersonNumber } from './people.ts'

/** As the companion's. */
const PEOPLE_A_PAGE = 1_000
const encoder = new TextEncoder()

/**
 * The companion in the page, which answers with kept bytes as the real one does: so a list pays for reading the
 * answers and not for making them, and they are not in the heap of JavaScript.
 */
export class RosterServer {
  readonly #server = new FakeServer({ self: SELF.userId, records: [SELF] }).install()
  readonly #pages: Uint8Array<ArrayBuffer>[]
  #online: number
  #offset = 1

  constructor(numbers: PersonNumber[]) {
    this.#online = numbers.length + 1
    this.#server.room.mode = 'meeting'
    this.#pages = this.#snapshotPages([SELF, ...numbers.map(recordOf)])
    this.#server.intercept = ({ url }, call) => {
      if (!call.startsWith('GET') || !call.endsWith('/participants')) return undefined
      return new Response(this.#pages[Number(new URL(url).searchParams.get('page') ?? 0)])
    }
  }

  get origin(): string {
    return this.#server.origin
  }

  get isLive(): boolean {
    return this.#server.sockets.length > 0
  }

  join(numbers: PersonNumber[]): void {
    this.#online += numbers.length
    this.#tell(numbers.map(recordOf))
  }

  leave(numbers: PersonNumber[]): void {
    this.#online -= numbers.length
    const gone = { status: 'LEFT', leftAt: Date.UTC(2026, 0, 1, 10, 28), identities: [] } as const
    this.#tell(numbers.map((number) => ({ ...recordOf(number), ...gone, identities: [] })))
  }

  #tell(records: ParticipantRecord[]): void {
    const after = this.#position
    this.#offset += 1
    const put = records.map((record) => ({ ...record, offset: this.#offset }))
    const frame = { type: 'changes', after, upTo: this.#position, put, counts: this.#counts } as const
    for (const socket of this.#server.sockets) socket.deliver(frame)
  }

  #snapshotPages(participants: ParticipantRecord[]): Uint8Array<ArrayBuffer>[] {
    const { room } = this.#server
    return Array.from({ length: Math.ceil(participants.length / PEOPLE_A_PAGE) }, (_, index) => {
      const start = index * PEOPLE_A_PAGE
      const end = start + PEOPLE_A_PAGE
      const page: Snapshot = {
        position: this.#position,
        room,
        participants: participants.slice(start, end),
        counts: this.#counts,
        ...(end < participants.length && { next: String(index + 1) }),
      }
      return encoder.encode(JSON.stringify(page))
    })
  }

  get #counts(): Counts {
    return { online: this.#online, total: this.#online }
  }

  get #position(): string {
    return `${this.#offset}.1`
  }
}
