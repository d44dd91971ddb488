import {
  isStaff,
  refusalOf,
  type ActionPreview,
  type ParticipantFilter,
  type ParticipantRecord,
  type RoomRecord,
} from 'participant-panel-server/protocol'
import type { SkipReason, StaffRole } from './bulk.ts'
import type { StreamOutage } from './panel-status.ts'

/** Whoever is heard. Staff are spared by the server, which says so in a dry run. */
export const HEARD: ParticipantFilter = { microphone: true }

/** In the footer of staff. `blocked`: not right now. */
export type MuteAllViewModel = { blocked: StreamOutage }

export function muteAllViewModel(
  self: ParticipantRecord | undefined,
  room: RoomRecord | undefined,
  outage: StreamOutage,
): MuteAllViewModel | undefined {
  if (!self || !room || room.ended || refusalOf('participant.muteAll', self)) return undefined
  return { blocked: outage }
}

/** How many of whom it spares. */
export function sparedIn({ skipped }: ActionPreview): Partial<Record<SkipReason, number>> {
  const spared: Partial<Record<SkipReason, number>> = {}
  for (const { code, role, count } of skipped) {
    const reason: SkipReason = code !== 'not-in-room' && isStaff(role) ? (role as StaffRole) : 'absent'
    spared[reason] = (spared[reason] ?? 0) + count
  }
  return spared
}
