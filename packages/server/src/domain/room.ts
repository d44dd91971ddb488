import type { EpochMs, RoomEnforce, RoomMode, RoomRecord, RoomVisibility } from '../protocol/index.ts'

export type Room = {
  name: string
  title: string
  mode: RoomMode
  enforce: RoomEnforce
  visibility: RoomVisibility
  /** More people are here than every viewer could follow: viewers see only the stage. */
  crowded: boolean
  /** Viewers may raise their hand. */
  handRaising: boolean
  /** One step per change; never skips a number. */
  offset: number
  createdAt: EpochMs
}

export function toRoomRecord({ name, title, mode, enforce, visibility, crowded, handRaising }: Room): RoomRecord {
  return { name, title, mode, enforce, visibility, crowded, handRaising }
}
