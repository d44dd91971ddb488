import { refusalOf, type BulkRecord, type ParticipantRecord } from 'participant-panel-server/protocol'

/** Something that is being done to many people. `by`: who began it, where that is somebody else. */
export type BulkProgress = {
  id: string
  action: BulkRecord['action']
  by: string | undefined
  behind: number
  total: number
  mayCancel: boolean
  isCancelled: boolean
}

type Inputs = {
  bulks: readonly BulkRecord[] | undefined
  self: ParticipantRecord | undefined
  recordOf: (id: string) => ParticipantRecord | undefined
  isReadonly: boolean
}

/** One at a time: the own one before those of others, the newest of them. */
export function bulkProgress({ bulks = [], self, recordOf, isReadonly }: Inputs): BulkProgress | undefined {
  const running = bulks.filter(({ endedAt }) => endedAt === undefined)
  const bulk = running.findLast(({ by }) => by.id === self?.id) ?? running.at(-1)
  if (!bulk || !self) return undefined
  const { id, action, by, total, done, skipped, left, failed, cancelledBy } = bulk
  const beginner = { id: by.id, role: by.id === 'site' ? ('HOST' as const) : (recordOf(by.id)?.role ?? 'VIEWER') }
  return {
    id,
    action,
    by: by.id === self.id ? undefined : by.name,
    behind: done + skipped + left + failed,
    total,
    mayCancel: !isReadonly && !refusalOf('action.cancel', self, beginner),
    isCancelled: cancelledBy !== undefined,
  }
}
