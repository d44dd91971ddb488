import { isStaff, type Counts, type EpochMs, type ParticipantRecord } from 'participant-panel-server/protocol'
import type { MediaState } from '../stores/connection-store.ts'
import { mayOpen } from './other-views.ts'
import { hasRoomMenu, type RoomInputs } from './room-inputs.ts'

export type HeaderTool = 'insights' | 'room'
export type HeaderMark = 'locked' | 'lobby'
export type RoomPhase = { kind: 'ended'; at: EpochMs } | { kind: 'not-started' }

/** What the header says of the room, and what there is beside the list. */
export type RoomHeader = {
  /** Undefined: it goes on. */
  phase: RoomPhase | undefined
  marks: readonly HeaderMark[]
  tools: readonly HeaderTool[]
}

type RoomHeaderInputs = {
  room: RoomInputs
  records: Iterable<ParticipantRecord>
  counts: Counts | undefined
  media: MediaState
}

export function roomHeader({ room: inputs, ...people }: RoomHeaderInputs): RoomHeader {
  const { room, self } = inputs
  const marks: HeaderMark[] = [...(room?.locked ? ['locked' as const] : []), ...(room?.lobby ? ['lobby' as const] : [])]
  const tools: HeaderTool[] = []
  if (mayOpen('insights', self, inputs.isReadonly)) tools.push('insights')
  if (hasRoomMenu(inputs)) tools.push('room')
  if (room?.ended) return { phase: { kind: 'ended', at: room.ended.at }, marks: [], tools }
  return { phase: hasStarted(inputs, people) ? undefined : { kind: 'not-started' }, marks, tools }
}

/** Nobody has ever been here, as far as whoever sees the whole list can tell. */
function hasStarted({ self, room }: RoomInputs, { records, counts, media }: Omit<RoomHeaderInputs, 'room'>): boolean {
  if (!self || !room || !counts || counts.online > 0 || media.phase !== 'off') return true
  if (!isStaff(self.role)) return true
  for (const { joinedAt, kind } of records) if (joinedAt !== null && kind === 'standard') return true
  return false
}
