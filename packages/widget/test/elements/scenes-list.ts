import { rowOf, StaticPanel } from './static-panel.ts'

/** One section of so many people, each with an id of their own number. */
export function manyPeople(count = 10_000): StaticPanel {
  return new StaticPanel({ room: people('Person', count) })
}

function people(name: string, count: number) {
  return Array.from({ length: count }, (_, at) => rowOf({ name: `${name} ${at}`, hue: (at % 12) / 12 }))
}

/** Every section, some longer than what is in view. */
export function crowd(): StaticPanel {
  return new StaticPanel({
    waiting: people('Waiting', 2).map((row) => ({ ...row, presence: 'waiting' })),
    staff: people('Moderator', 3),
    stage: people('Speaker', 12),
    viewers: people('Viewer', 1_236),
    invited: people('Guest', 3).map((row) => ({ ...row, presence: 'invited', line: { kind: 'not-here-yet' } })),
    left: people('Former', 40).map((row) => ({ ...row, presence: 'left' })),
  })
}

/** Every state of the list as a whole. */
export const LIST_STATES: Record<string, () => StaticPanel> = {
  '10,000 people': manyPeople,
  crowd,
  folded: () => {
    const panel = crowd()
    panel.folds.set({ stage: true, viewers: true })
    return panel
  },
  'all folded': () => {
    const panel = new StaticPanel({ staff: people('Moderator', 3), viewers: people('Viewer', 4) })
    panel.folds.set({ staff: true, viewers: true })
    return panel
  },
  'with an action': () => {
    const panel = new StaticPanel({ waiting: people('Viewer', 3), room: people('Speaker', 12) })
    panel.sections.set(
      panel.sections.get().map((each) => (each.name === 'waiting' ? { ...each, action: 'lobby.admit' } : each)),
    )
    return panel
  },
}
