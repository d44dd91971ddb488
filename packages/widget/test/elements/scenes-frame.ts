import { FILTERS, type Find } from '../../src/stores/find-store.ts'
import type { FindViewModel } from '../../src/view-models/found-people.ts'
import type { ParticipantPanelElement } from '../../src/elements/participant-panel/participant-panel.ts'
import { hostRoom, PANEL_STATES, viewerRoom } from './scenes.ts'
import { headerOf, StaticPanel } from './static-panel.ts'

type Attributes = Partial<Pick<ParticipantPanelElement, 'view' | 'density' | 'readonly' | 'sheet'>>

/** A panel, and how the page wants it. */
export type FrameScene = { panel: StaticPanel; attributes: Attributes }

const frame = (panel: StaticPanel, attributes: Attributes = {}): FrameScene => ({ panel, attributes })

const COUNTS = { hand: 3, microphone: 5, camera: 4, staff: 3, stage: 4, viewers: 1291, invited: 2, left: 1 }

function finding(find: Partial<Find>, found: FindViewModel['found'], isOpen = false, panel = hostRoom()): StaticPanel {
  const { query = '', filters = [] } = find
  const chips = FILTERS.map((name) => ({ name, count: COUNTS[name], isOn: filters.includes(name) }))
  panel.find.set({ find: { query, filters }, isOpen, filters: isOpen ? chips : [], found })
  return panel
}

function searched(): StaticPanel {
  const panel = hostRoom()
  const [staff, stage] = panel.sections.get()
  panel.sections.set([
    { name: 'staff', ids: staff!.ids.slice(0, 1) },
    { name: 'stage', ids: stage!.ids.slice(0, 2) },
  ])
  return finding({ query: 'mo' }, { shown: 3, total: 23, isEmpty: false }, false, panel)
}

function nobody(find: Partial<Find>, isOpen = false): StaticPanel {
  const panel = hostRoom()
  panel.sections.set([])
  return finding(find, { shown: 0, total: 23, isEmpty: true }, isOpen, panel)
}

function filtered(isOpen: boolean): StaticPanel {
  const panel = hostRoom()
  panel.sections.set(panel.sections.get().slice(0, 2))
  return finding({ filters: ['camera', 'staff'] }, { shown: 7, total: 1301, isEmpty: false }, isOpen, panel)
}

const counting = (status: 'live' | 'reconnecting' | 'offline', online: number): StaticPanel => {
  const panel = hostRoom()
  panel.header.set(headerOf({ status, counts: { online, total: 1300 } }))
  return panel
}

function withTools(): StaticPanel {
  const panel = hostRoom()
  panel.header.set(headerOf({ counts: { online: 16, total: 23 }, tools: ['insights', 'room'] }))
  return panel
}

/** Every way in which the frame around the list can look. */
export const FRAME_SCENES: Record<string, () => FrameScene> = {
  searched: () => frame(searched()),
  'filters open': () => frame(finding({}, undefined, true)),
  filtered: () => frame(filtered(true)),
  'filters closed': () => frame(filtered(false)),
  'no one found': () => frame(nobody({ query: 'zoltan' })),
  'no one found by filters': () => frame(nobody({ filters: ['camera', 'left'] }, true)),
  'view compact': () => frame(hostRoom(), { view: 'compact' }),
  'view count': () => frame(counting('live', 1291), { view: 'count' }),
  'count reconnecting': () => frame(counting('reconnecting', 16), { view: 'count' }),
  'count nobody': () => frame(counting('live', 0), { view: 'count' }),
  'density compact': () => frame(withTools(), { density: 'compact' }),
  readonly: () => frame(viewerRoom(), { readonly: true }),
  sheet: () => frame(hostRoom(), { sheet: 'half' }),
  'tall sheet': () => frame(hostRoom(), { sheet: 'tall' }),
  'sheet removed': () => frame(PANEL_STATES['removed']!(), { sheet: 'half' }),
}
