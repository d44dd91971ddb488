import type { EpochMs, RoomMode, RoomRecord } from '../protocol/index.ts'

export type Room = {
  name: string
  title: string
  mode: RoomMode
  /** One step per change; never skips a number. */
  offset: number
  createdAt: EpochMs
}

export function toRoomRecord({ name, title, mode }: Room): RoomRecord {
  return { name, title, mode }
}
