import {
  isStaff,
  type ActionAnswer,
  type ActionName,
  type ActionPreview,
  type BulkAnswer,
  type BulkRecord,
  type By,
  type ParticipantRecord,
  type RoomRecord,
} from 'participant-panel-server/protocol'

const PART = 20
const EVERY_MS = 500

type Place = {
  records: () => ParticipantRecord[]
  self: By
  change: (id: string) => void
  setRoom: (after: (before: RoomRecord) => RoomRecord) => void
}

/** What is done to whoever is heard takes its time in an invented room too. */
export function inventBulks({ records, self, change, setRoom }: Place) {
  const bulks = new Map<string, BulkRecord>()

  function tell(bulk: BulkRecord): BulkRecord {
    bulks.set(bulk.id, bulk)
    setRoom((room) => ({ ...room, bulks: [...bulks.values()].slice(-3) }))
    return bulk
  }
  function goOn(id: string, left: readonly string[]): void {
    const bulk = bulks.get(id)!
    const part = bulk.cancelledBy ? [] : left.slice(0, PART)
    for (const each of part) change(each)
    const isOver = part.length === left.length || bulk.cancelledBy !== undefined
    tell({ ...bulk, done: bulk.done + part.length, ...(isOver && { endedAt: Date.now() }) })
    if (!isOver) setTimeout(() => goOn(id, left.slice(PART)), EVERY_MS)
  }
  function heard(): ParticipantRecord[] {
    return records().filter(({ id, status, media }) => id !== self.id && status === 'JOINED' && media?.microphone)
  }

  return {
    act({ id, action, dryRun }: { id: string; action: ActionName; dryRun?: true }): ActionAnswer {
      const people = heard()
      const ids = people.flatMap((person) => (isStaff(person.role) ? [] : [person.id]))
      const none = { position: '1.1', results: [] }
      if (dryRun) return { ...none, preview: { reached: ids.length, skipped: sparedOf(people) } }
      const by = { ...self, at: Date.now() }
      const bulk = { id, action, by, total: ids.length, done: 0, skipped: 0, left: 0, failed: 0 }
      setTimeout(() => goOn(id, ids), EVERY_MS)
      return { ...none, bulk: tell(bulk) }
    },
    async readBulk(id: string): Promise<BulkAnswer> {
      return { position: '1.1', bulk: bulks.get(id)!, undone: [] }
    },
    async cancelBulk(id: string): Promise<BulkAnswer> {
      const bulk = tell({ ...bulks.get(id)!, cancelledBy: { ...self, at: Date.now() } })
      return { position: '1.1', bulk, undone: [] }
    },
  }
}

function sparedOf(people: readonly ParticipantRecord[]): ActionPreview['skipped'] {
  const staff = Map.groupBy(
    people.filter(({ role }) => isStaff(role)),
    ({ role }) => role,
  )
  return [...staff].map(([role, { length: count }]) => ({ code: 'not-eligible', role, count }))
}
