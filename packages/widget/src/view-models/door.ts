import type { By, EpochMs, ParticipantRecord, RoomRecord } from 'participant-panel-server/protocol'
import type { MediaState } from '../stores/connection-store.ts'

/** Why whoever looks is not in the room, though nobody keeps them out. */
export type DoorNotice =
  | { kind: 'lobby'; since: EpochMs | undefined; message?: string; mayLeave: boolean }
  | { kind: 'locked'; by: string | undefined }
  /** `hasList`: whoever sees others goes on seeing who was here. */
  | { kind: 'ended'; by: By; hasList: boolean }

export type DoorInputs = {
  self: ParticipantRecord | undefined
  room: RoomRecord | undefined
  media: MediaState
  /** The panel joins the room itself. */
  joins: boolean
  people: number
}

export function doorNotice({ self, room, media, joins, people }: DoorInputs): DoorNotice | undefined {
  if (!self || !room) return undefined
  if (room.ended) return { kind: 'ended', by: room.ended, hasList: people > 1 }
  // Who is being denied knows nothing of it until that can no longer be undone.
  if (self.status === 'WAITING') {
    const { lobbyMessage } = room
    return { kind: 'lobby', since: self.waitingAt, ...(lobbyMessage && { message: lobbyMessage }), mayLeave: joins }
  }
  return media.phase === 'locked' ? { kind: 'locked', by: room.locked?.by.name } : undefined
}

/** Until then there is nothing to ask at the door: it is the server that says when that changes. */
export function isKeptWaiting(self: ParticipantRecord | undefined, room: RoomRecord | undefined): boolean {
  return self?.status === 'WAITING' || room?.ended !== undefined
}
