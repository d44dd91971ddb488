import type { EpochMs, Right, Role } from 'participant-panel-server/protocol'

/** Where a person is, as the mark on the avatar shows it. */
export type Presence = 'here' | 'reconnecting' | 'waiting' | 'invited' | 'left'

/**
 * `not-allowed` is a right, `off-by-moderator` an event, `off` a choice; `unknown` is none of them: nothing has been
 * seen of this device.
 */
export type DeviceState = 'on' | 'speaking' | 'off' | 'off-by-moderator' | 'not-allowed' | 'unknown'

/** A device slot of the row. `icon` false: the state is the norm of its section and is not drawn at rest. */
export type SlotViewModel = {
  state: DeviceState
  drawn: boolean
  /** Asked and not confirmed yet. */
  pending: boolean
  /** What a click asks for. Absent: no button, because rank forbids it. `blocked`: why it cannot be done right now. */
  wish?: { right: Right; value: boolean; blocked?: 'reconnecting' | 'offline' }
}

/** The one thing that line 2 says: the first that applies. */
export type RowLine =
  | { kind: 'failed'; right: Right; wanted: boolean; reason: string }
  | { kind: 'syncing' }
  | { kind: 'reconnecting'; since: EpochMs }
  | { kind: 'speaking' }
  | { kind: 'poor-connection' }
  | { kind: 'muted'; by: string }
  | { kind: 'not-allowed'; right: Right }
  | { kind: 'sharing-screen' }
  | { kind: 'not-here-yet' }
  | { kind: 'left'; at: EpochMs; stayMs: number | undefined }
  | { kind: 'guest' }
  | { kind: 'username'; username: string }
  | { kind: 'none' }

/** All that a row needs to be drawn: a fake of this renders every state without a room. */
export type RowViewModel = {
  id: string
  userId: string
  name: string
  imageUrl: string | undefined
  isYou: boolean
  isBot: boolean
  role: Role
  /** The section does not already say the role. */
  showRole: boolean
  presence: Presence
  speaking: boolean
  /** 0 to 1, for the avatar colour: one of 12 steps, the same for a user id everywhere. */
  hue: number
  line: RowLine
  microphone: SlotViewModel
  camera: SlotViewModel
  sharingScreen: boolean
}
