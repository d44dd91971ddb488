import type {
  ActionAnswer,
  ActionPreview,
  ActionRequest,
  BulkAnswer,
  BulkRecord,
  By,
  RoomRecord,
} from 'participant-panel-server/protocol'

/** Whom the companion would reach, and what is under way in the room: as tests say. */
export class FakeBulks {
  preview: ActionPreview = { reached: 0, skipped: [] }
  undone: BulkAnswer['undone'] = []
  readonly cancelled: string[] = []
  #setRoom: (change: Partial<RoomRecord>) => void
  #bulks = new Map<string, BulkRecord>()

  constructor(setRoom: (change: Partial<RoomRecord>) => void) {
    this.#setRoom = setRoom
  }

  /** As the companion: undefined where everything is done before the answer. */
  answer(request: ActionRequest, by: By): Pick<ActionAnswer, 'bulk' | 'preview'> | undefined {
    const { id, action } = request
    const { dryRun, filter, targets = [] } = request as { dryRun?: true; filter?: object; targets?: string[] }
    if (dryRun) return { preview: this.preview }
    const isMoment = /^participant\.(mute|stopVideo|stopScreen)$/.test(action)
    if (!isMoment || (!filter && targets.length <= 10)) return undefined
    const total = filter ? this.preview.reached : targets.length
    const known = this.#bulks.get(id)
    return { bulk: known ?? this.put({ id, action, by, total, done: 0, skipped: 0, left: 0, failed: 0 }) }
  }

  put(bulk: BulkRecord): BulkRecord {
    this.#bulks.set(bulk.id, bulk)
    this.#setRoom({ bulks: [...this.#bulks.values()] })
    return bulk
  }

  /** The newest one goes on, or has ended. */
  goOn(change: Partial<BulkRecord>): BulkRecord {
    return this.put({ ...[...this.#bulks.values()].at(-1)!, ...change })
  }

  /** The newest one has ended, and newer ones have taken its place in the room's record. */
  endUnseen() {
    const [id, bulk] = [...this.#bulks].at(-1)!
    this.#bulks.set(id, { ...bulk, done: bulk.total, endedAt: Date.now() })
    this.#setRoom({ bulks: [] })
  }

  read(id: string): BulkAnswer | undefined {
    const bulk = this.#bulks.get(id)
    return bulk && { position: '1.1', bulk, undone: this.undone }
  }

  cancel(id: string, by: By): BulkAnswer | undefined {
    const bulk = this.#bulks.get(id)
    if (!bulk) return undefined
    this.cancelled.push(id)
    return { position: '1.1', bulk: this.put({ ...bulk, cancelledBy: by }), undone: this.undone }
  }
}
