import { person } from '../../src/testing/person.ts'
import type { RowInputs } from '../../src/view-models/row-view-model.ts'
import { mayChange, ON, rowOf, StaticPanel } from './static-panel.ts'

export const ana = rowOf({
  name: 'Ana Weber',
  id: 'p-ana',
  role: 'SPEAKER',
  hasMenu: true,
  microphone: mayChange(ON, 'canSpeak'),
})

/** What the menu of Ana depends on, as a host looks. */
export function anaFor(self = person({ userId: 'maya', role: 'HOST' })): RowInputs {
  const record = person({ userId: 'ana', name: 'Ana Weber', role: 'SPEAKER' })
  const media = { microphone: true, camera: false, screen: undefined }
  const found = { record, live: undefined, isYou: false, isBot: false, presence: 'here', ...media } as const
  return { person: found, self, mode: 'stage', section: 'stage', pending: [], outage: undefined, now: 0 }
}

function withMenu(inputs: RowInputs = anaFor()): StaticPanel {
  const panel = new StaticPanel({ stage: [ana, rowOf({ name: 'Jonas Lind', role: 'SPEAKER', hasMenu: true })] })
  panel.inputs('p-ana').set(inputs)
  return panel
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
  'a menu with items of the page': () => {
    const panel = withMenu()
    panel.pageItems = [{ id: 'profile', label: 'Open profile', run: () => panel.asked.push(['profile']) }]
    return panel
  },
}
