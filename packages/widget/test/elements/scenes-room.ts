import type { ParticipantRecord, RoomRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { room } from '../../src/testing/room.ts'
import type { RoomInputs } from '../../src/view-models/room-inputs.ts'
import { hostRoom, viewerRoom } from './scenes.ts'
import { headerOf, NOW, type StaticPanel } from './static-panel.ts'

const BY_HOST = { id: 'p-maya', name: 'Maya Okafor', at: NOW - 300_000 }
const COUNTS = { online: 16, total: 23 }

export function roomInputs(role: ParticipantRecord['role'] = 'HOST', given: Partial<RoomRecord> = {}): RoomInputs {
  const self = person({ userId: 'maya', role })
  return { self, room: room(given), wishes: {}, outage: undefined, isReadonly: false }
}

function withMenu(inputs: RoomInputs): StaticPanel {
  const panel = hostRoom()
  panel.room.set(inputs)
  panel.header.set(headerOf({ counts: COUNTS, tools: ['insights', 'room'] }))
  return panel
}

/** The menu of the room, as it is for whom. */
export const ROOM_MENUS: Record<string, () => StaticPanel> = {
  'a host': () => withMenu(roomInputs()),
  'a co-host': () => withMenu(roomInputs('CO_HOST')),
  'a moderator': () => withMenu(roomInputs('MODERATOR')),
  'a moderator, locked by the host': () =>
    withMenu(roomInputs('MODERATOR', { locked: { by: BY_HOST, rank: 50 }, lobby: true })),
  'an observed room': () => withMenu(roomInputs('HOST', { enforce: 'observe', mode: 'meeting' })),
  'a room that has ended': () => withMenu(roomInputs('HOST', { ended: BY_HOST })),
  'while offline': () => withMenu({ ...roomInputs(), outage: 'offline' }),
  'a site with another time': () => withMenu(roomInputs('HOST', { whenHostLeaves: { endAfterMinutes: 90 } })),
}

function marked(...marks: ('locked' | 'lobby')[]): StaticPanel {
  const panel = withMenu(roomInputs())
  panel.header.set(headerOf({ counts: COUNTS, marks, tools: ['insights', 'room'] }))
  return panel
}

/** What the panel says of the room itself. */
export const ROOM_STATES: Record<string, () => StaticPanel> = {
  'with tools': () => marked(),
  locked: () => marked('locked'),
  'waiting room on': () => marked('lobby'),
  'locked, waiting room on': () => marked('locked', 'lobby'),
  'room has ended': () => {
    const panel = hostRoom()
    panel.header.set(headerOf({ counts: { online: 0, total: 23 }, phase: { kind: 'ended', at: NOW }, tools: ['room'] }))
    return panel
  },
  'room has not started': () => {
    const panel = hostRoom()
    panel.header.set(headerOf({ counts: { online: 0, total: 12 }, phase: { kind: 'not-started' }, tools: ['room'] }))
    return panel
  },
  'the host has left': () => {
    const panel = viewerRoom()
    panel.notice.set({ kind: 'room-ending', at: NOW + 272_000 })
    return panel
  },
  'room not locked': () => {
    const panel = marked()
    const failed = { code: 'no-answer', detail: 'no answer', retryable: true }
    panel.outcome.set({ wish: { action: 'room.lock' }, failed })
    return panel
  },
  'another view': () => {
    const panel = marked()
    panel.view.set('activity')
    return panel
  },
}
