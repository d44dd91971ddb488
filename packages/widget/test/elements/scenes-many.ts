import type { BulkRecord } from 'participant-panel-server/protocol'
import type { BulkProgress } from '../../src/view-models/bulk-progress.ts'
import type { BulkEnd, Outcome } from '../../src/view-models/outcome.ts'
import { NOW, ON, rowOf, StaticPanel } from './static-panel.ts'

const RUNNING: BulkProgress = {
  id: 'b-1',
  action: 'participant.mute',
  by: undefined,
  behind: 120,
  total: 214,
  mayCancel: true,
  isCancelled: false,
}

/** What came of muting 214 people, of whom three had left. */
export function endOf(change: Partial<BulkRecord> = {}, undone: BulkEnd['undone'] = []): BulkEnd {
  const by = { id: 'p-maya', name: 'Maya Okafor', at: NOW }
  const counts = { total: 217, done: 211, skipped: 3, left: 3, failed: 0 }
  return { bulk: { id: 'b-1', action: 'participant.mute', by, ...counts, endedAt: NOW, ...change }, undone }
}

export const LEFT: BulkEnd['undone'] = ['p-1', 'p-2', 'p-3'].map((target) => ({ target, code: 'not-in-room' }))

function hosting(more: { progress?: BulkProgress; outcome?: Outcome; own?: boolean } = {}): StaticPanel {
  const people = ['Ana Weber', 'Jonas Lind', 'Leo Park'].map((name, at) =>
    rowOf({ name, role: 'SPEAKER', hue: at / 4, hasMenu: true, microphone: ON }),
  )
  const panel = new StaticPanel({ stage: people })
  const device = { on: true, pending: false, failed: undefined }
  const devices = more.own
    ? [
        { device: 'microphone' as const, ...device },
        { device: 'camera' as const, ...device },
      ]
    : []
  panel.footer.set({ devices, muteAll: { blocked: undefined } })
  panel.progress.set(more.progress)
  panel.outcome.set(more.outcome)
  return panel
}

export const MANY_STATES: Record<string, () => StaticPanel> = {
  'mute all': () => hosting(),
  'mute all beside own devices': () => hosting({ own: true }),
  'muting everybody': () => hosting({ progress: RUNNING }),
  'somebody else mutes everybody': () => hosting({ progress: { ...RUNNING, by: 'Ben Adler', mayCancel: false } }),
  'muting everybody, cancelled': () => hosting({ progress: { ...RUNNING, isCancelled: true } }),
  'everybody muted, but who had left': () => hosting({ outcome: endOf({}, LEFT) }),
  'nobody muted in an outage': () =>
    hosting({ outcome: endOf({ done: 0, left: 0, failed: 214 }, [{ target: 'p-ana', code: 'livekit-unavailable' }]) }),
  'nobody to mute': () => hosting({ outcome: { nobody: 'participant.mute' } }),
}
