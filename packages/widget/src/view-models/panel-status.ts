import type { EpochMs } from 'participant-panel-server/protocol'
import type { Connections, StreamState } from '../stores/connection-store.ts'
import type { PanelStatus } from './panel-view-model.ts'

/** A short break shows nothing; a long one is called by its name. */
export const RECONNECTING_AFTER_MS = 2_000
export const OFFLINE_AFTER_MS = 30_000

/** Why nothing can be asked of the server right now. */
export type StreamOutage = 'reconnecting' | 'offline' | undefined

export function statusOf({ stream, ended }: Connections, now: EpochMs): PanelStatus {
  if (ended) return 'refused'
  if (stream.phase !== 'down') return stream.phase
  const lasted = now - stream.since
  if (lasted < RECONNECTING_AFTER_MS) return 'live'
  return lasted < OFFLINE_AFTER_MS ? 'reconnecting' : 'offline'
}

export function outageOf(connections: Connections, now: EpochMs): StreamOutage {
  const status = statusOf(connections, now)
  if (status === 'live') return undefined
  return status === 'reconnecting' ? 'reconnecting' : 'offline'
}

/** When the status changes although nothing happens. */
export function statusChangesAt({ phase, since }: StreamState, now: EpochMs): EpochMs | undefined {
  if (phase !== 'down') return undefined
  return [since + RECONNECTING_AFTER_MS, since + OFFLINE_AFTER_MS].find((at) => at > now)
}
