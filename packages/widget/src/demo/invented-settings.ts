import {
  defaultRights,
  type ActionName,
  type By,
  type ParticipantRecord,
  type RoomChange,
  type RoomRecord,
} from 'participant-panel-server/protocol'

/** The room after somebody has changed its settings; its title and meeting are the site's affair. */
export function roomWith(room: RoomRecord, change: RoomChange): RoomRecord {
  const { startsAt: _starts, endsAt: _ends, ...settings } = change
  return { ...room, ...settings } as RoomRecord
}

/** The room after this was done to it. */
export function roomAfter({ locked, ...room }: RoomRecord, action: ActionName, by: By): RoomRecord {
  if (action === 'room.lock') return { ...room, locked: { by, rank: 50 } }
  if (action === 'room.unlock') return room
  if (action === 'room.end') return { ...room, ended: by }
  return { ...room, ...(locked && { locked }) }
}

/** Everybody as the room now has them. */
export function recordsIn(room: RoomRecord, records: readonly ParticipantRecord[], at: number): ParticipantRecord[] {
  if (room.ended) {
    const here = records.filter(({ status }) => status === 'JOINED' || status === 'WAITING')
    return here.map((record) => ({ ...record, status: 'LEFT', leftAt: at, identities: [] }))
  }
  return records.map((record) => ({ ...record, ...defaultRights(record.role, room) }))
}
