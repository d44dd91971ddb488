import type { EventsAnswer, RoomRecord } from 'participant-panel-server/protocol'
import { ana, ben, maya, priya } from '../../src/testing/people.ts'
import { eventOf } from '../../src/testing/event.ts'
import { NOW, StaticPanel } from './static-panel.ts'

const EVENTS = [
  {
    type: 'action.refused',
    actor: 'p-ben',
    subject: 'p-maya',
    data: { action: 'participant.remove', code: 'rank-too-low' },
  },
  { type: 'participant.mute' },
  { type: 'role.grant', data: { role: 'SPEAKER', was: { role: 'VIEWER' } } },
  { type: 'invite.send', actor: 'site', subject: 'p-priya' },
  { type: 'teleport.somebody', actor: 'p-ben' },
  { type: 'room.open', actor: 'site', subject: null },
].map((event, at, { length }) => eventOf({ ...event, offset: length - at, at: NOW - at * 90_000 }))

/** The log of a room, as its host sees it. */
export function activityRoom(more: Partial<EventsAnswer> = {}): StaticPanel {
  const panel = new StaticPanel()
  for (const person of [maya, ben, ana, priya]) panel.records.set(person.id, person)
  const room = { name: 'r', title: 'All hands', mode: 'stage' } as RoomRecord
  panel.room.set({ ...panel.room.get(), self: maya, room })
  panel.log = async () => ({ events: EVENTS, ...more })
  panel.view.set('activity')
  panel.position.set('7.1')
  return panel
}

function answering(log: StaticPanel['log']): StaticPanel {
  return Object.assign(activityRoom(), { log })
}

export const ACTIVITY_STATES: Record<string, () => StaticPanel> = {
  activity: () => activityRoom(),
  'activity, with more before': () => activityRoom({ next: '1' }),
  'no activity': () => answering(async () => ({ events: [] })),
  'activity that does not load': () => answering(async () => Promise.reject(new Error('no answer'))),
  'activity on its way': () => answering(() => new Promise(() => {})),
}
