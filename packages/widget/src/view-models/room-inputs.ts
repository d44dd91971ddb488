import { isStaff, type ParticipantRecord, type RoomRecord } from 'participant-panel-server/protocol'
import type { RoomWishes } from '../stores/room-wish-store.ts'
import type { StreamOutage } from './panel-status.ts'

export type { RoomWish } from '../stores/panel-action.ts'

/** What the menu of the room depends on. */
export type RoomInputs = {
  self: ParticipantRecord | undefined
  room: RoomRecord | undefined
  wishes: RoomWishes
  outage: StreamOutage
  isReadonly: boolean
}

/** Whether `roomMenu` offers anything, for a header that is there before the menu. */
export function hasRoomMenu({ self, room, isReadonly }: RoomInputs): boolean {
  return self !== undefined && room !== undefined && isStaff(self.role) && !isReadonly
}
