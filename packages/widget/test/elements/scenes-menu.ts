import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { BulkViewModel } from '../../src/view-models/bulk.ts'
import { person } from '../../src/testing/person.ts'
import type { RowInputs, RowViewModel } from '../../src/view-models/row-view-model.ts'
import { mayChange, ON, rowOf, StaticPanel } from './static-panel.ts'

export const ana = rowOf({
  name: 'Ana Weber',
  id: 'p-ana',
  role: 'SPEAKER',
  hasMenu: true,
  microphone: mayChange(ON, 'canSpeak'),
})

/** What the menu of Ana depends on, as a host looks. */
export function anaFor(
  self = person({ userId: 'maya', role: 'HOST' }),
  given: Partial<ParticipantRecord> = {},
): RowInputs {
  const record = person({ userId: 'ana', name: 'Ana Weber', role: 'SPEAKER', ...given })
  const media = { microphone: true, camera: false, screen: undefined }
  const found = { record, live: undefined, isYou: false, isBot: false, presence: 'here', ...media } as const
  return { person: found, self, mode: 'stage', section: 'stage', pending: [], outage: undefined, now: 0 }
}

function withMenu(inputs: RowInputs = anaFor(), more: Partial<RowViewModel> = {}): StaticPanel {
  const panel = new StaticPanel({
    stage: [{ ...ana, ...more }, rowOf({ name: 'Jonas Lind', role: 'SPEAKER', hasMenu: true })],
  })
  panel.inputs('p-ana').set(inputs)
  return panel
}

/** So many are selected, of whom the second is a co-host like whoever looks. */
function selecting(more: Partial<BulkViewModel> = {}): StaticPanel {
  const people = ['Ana Weber', 'Ben Adler', 'Jonas Lind'].map((name, at) =>
    rowOf({ name, hue: at / 4, hasMenu: true, selection: 'on', microphone: mayChange(ON, 'canSpeak') }),
  )
  const panel = new StaticPanel({ stage: [...people, rowOf({ name: 'Leo Park', selection: 'off', hasMenu: true })] })
  panel.footer.set({ devices: [{ device: 'microphone', on: true, pending: false, failed: undefined }] })
  const ids = people.map(({ id }) => id)
  panel.selection.set(ids)
  const actions: BulkViewModel['actions'] = [
    { name: 'participant.mute', ids, skipped: {} },
    { name: 'participant.stopVideo', ids: ids.slice(0, 1), skipped: { off: 1, absent: 1 } },
    { name: 'participant.remove', ids: ids.slice(1), skipped: { CO_HOST: 1 } },
  ]
  panel.bulk.set({ count: 3, actions, blocked: undefined, ...more })
  return panel
}

/** Panels while people are selected, and after something was done to them. */
export const BULK_STATES: Record<string, () => StaticPanel> = {
  'some are selected': () => selecting(),
  'some are selected, while reconnecting': () => selecting({ blocked: 'reconnecting' }),
  'some with a raised hand are selected': () => {
    const panel = selecting()
    const { actions } = panel.bulk.get()!
    panel.bulk.set({
      count: 3,
      actions: [{ name: 'hand.lower', ids: ['ana-weber'], skipped: {} }, ...actions],
      blocked: undefined,
    })
    return panel
  },
  'many are selected': () => {
    const ids = Array.from({ length: 214 }, (_, at) => `p-${at}`)
    const actions: BulkViewModel['actions'] = [
      { name: 'participant.mute', ids, skipped: {} },
      { name: 'participant.remove', ids, skipped: {} },
    ]
    return selecting({ count: 214, actions })
  },
  'several were muted': () => {
    const panel = withMenu()
    panel.outcome.set({ action: 'participant.mute', ids: ['a', 'b'], name: 'Ana Weber', asked: 4, left: 1 })
    return panel
  },
}

/** Panels whose first row has a menu to open. */
export const MENU_STATES: Record<string, () => StaticPanel> = {
  'somebody removed': () => {
    const panel = withMenu()
    panel.outcome.set({ action: 'participant.remove', ids: ['p-sofia'], name: 'Sofia Rossi', asked: 1, left: 0 })
    return panel
  },
  'a menu': withMenu,
  'a menu while reconnecting': () => withMenu({ ...anaFor(), outage: 'reconnecting' }),
  'a menu of somebody of the same rank': () =>
    withMenu(anaFor(person({ userId: 'maya', role: 'CO_HOST' }), { role: 'CO_HOST' }), {
      role: 'CO_HOST',
      showRole: true,
    }),
  'a menu with items of the page': () => {
    const panel = withMenu()
    panel.pageItems = [{ id: 'profile', label: 'Open profile', run: () => panel.asked.push(['profile']) }]
    return panel
  },
}
