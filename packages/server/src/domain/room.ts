import type { EpochMs, RoomEnforce, RoomMode, RoomRecord, RoomVisibility } from '../protocol/index.ts'

export type Room = {
  name: string
  title: string
  mode: RoomMode
  enforce: RoomEnforce
  visibility: RoomVisibility
  /** More people are here than every viewer could follow: viewers see only the stage. */
  crowded: boolean
  /** One step per change; never skips a number. */
  offset: number
  createdAt: EpochMs
}

export function toRoomRecord({ name, title, mode, enforce, visibility, crowded }: Room): RoomRecord {
  return { name, title, mode, enforce, visibility, crowded }
}
