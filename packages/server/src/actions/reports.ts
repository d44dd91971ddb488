import type { Context } from '../context.ts'
import type { Report } from '../protocol/index.ts'
import { recordReports, type Reported } from './record-reports.ts'

/** So long reports are gathered: a thousand panels then cost a few statements a second. */
const GATHER_MS = 1_000

/** Reports on their way into the database, the last one of each session. */
export class Reports {
  readonly #context: Context
  #rooms = new Map<string, Map<string, Reported>>()
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(context: Context) {
    this.#context = context
  }

  add(room: string, userId: string, report: Report): void {
    this.#put(room, { userId, report, at: this.#context.clock() })
    this.#timer ??= setTimeout(() => this.#write(), GATHER_MS)
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#write()
    await this.#writing
  }

  #put(room: string, reported: Reported): void {
    const ofRoom = this.#rooms.get(room) ?? new Map<string, Reported>()
    this.#rooms.set(room, ofRoom)
    // Whoever reports of another's session does not displace what its owner said.
    ofRoom.set(JSON.stringify([reported.report.sid, reported.userId]), reported)
  }

  #write(): void {
    const rooms = this.#rooms
    this.#rooms = new Map()
    this.#timer = undefined
    this.#writing = this.#writing.then(async () => {
      for (const [room, reports] of rooms) await this.#record(room, [...reports.values()])
    })
  }

  /** Totals run on: what is lost here the next report says again. */
  async #record(room: string, reports: Reported[]): Promise<void> {
    const { troubles } = this.#context
    try {
      await recordReports(this.#context, room, reports)
      troubles.worked('reports')
    } catch (error) {
      troubles.failed('reports', error)
    }
  }
}
