import { SWITCHES, type RoomRecord } from 'participant-panel-server/protocol'

/** A room with a stage, whose settings are those of a new one. */
export function room(given: Partial<RoomRecord> = {}): RoomRecord {
  return {
    name: 'studio',
    title: 'Studio',
    mode: 'stage',
    enforce: 'manage',
    visibility: 'everyone',
    crowded: false,
    ...SWITCHES,
    autoLower: false,
    lateAfterMinutes: 5,
    lobby: false,
    whenHostLeaves: 'keep',
    ...given,
  }
}
