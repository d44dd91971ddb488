import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import type { KeptOut } from '../../src/view-models/kept-out.ts'
import { ana, anaFor } from './scenes-menu.ts'
import { hostRoom } from './scenes.ts'
import { NOW, rowOf, StaticPanel } from './static-panel.ts'

const kept = (name: string, more: Partial<KeptOut> = {}): KeptOut => ({
  id: `p-${name}`,
  name,
  until: NOW + 600_000,
  endsAt: NOW + 600_000,
  since: NOW,
  by: 'Inès Moreau',
  reason: undefined,
  denied: false,
  ...more,
})

const LONG = 'Kept calling others names in the chat, although Ben and I had asked twice to leave it'

const KEPT_OUT = [
  kept('Sofia Rossi', { reason: LONG }),
  kept('Tomasz Wiśniewski-Baranowski', { until: 'open', endsAt: Infinity }),
  kept('نور الهاشمي', { until: 'end', reason: 'ضوضاء' }),
  kept('Kofi Mensah', { denied: true, by: undefined }),
].map((person, at) => ({ ...person, since: NOW - at }))

function listing(people: readonly KeptOut[]): StaticPanel {
  const panel = hostRoom()
  panel.view.set('kept-out')
  panel.keptOut.set(people)
  return panel
}

/** Panels that say what was decided about people. */
export const ROLE_STATES: Record<string, () => StaticPanel> = {
  'people who are kept out': () => listing(KEPT_OUT),
  'many who are kept out': () => listing([...KEPT_OUT, ...Array.from({ length: 20 }, (_, at) => kept(`Guest ${at}`))]),
  'nobody is kept out': () => listing([]),
  'a demotion': () => {
    const panel = hostRoom()
    panel.outcome.set({ demoted: 'p-ana', name: 'Ana Weber', from: 'CO_HOST', to: 'VIEWER' })
    return panel
  },
  'decided about people': () => {
    const by = { id: 'p-ben', name: 'Ben Adler', at: NOW }
    const terms = { until: NOW + 600_000, reason: 'Noise', by }
    return new StaticPanel({
      stage: [
        rowOf({ name: 'Ana Weber', line: { kind: 'not-allowed', right: 'canSpeak', terms } }),
        rowOf({ name: 'Ben Adler', line: { kind: 'in-spotlight' } }),
      ],
      left: [
        rowOf({ name: 'Leo Park', presence: 'left', line: { kind: 'kept-out', until: 'end' } }),
        rowOf({ name: 'Tom Abel', presence: 'left', line: { kind: 'kept-out', until: 'open' } }),
      ],
    })
  },
}

/** With a menu of Ana, of whom there is something to say. */
export function withAna(given: Partial<ParticipantRecord> = {}, self = person({ userId: 'maya', role: 'HOST' })) {
  const panel = new StaticPanel({ stage: [ana, rowOf({ name: 'Jonas Lind', role: 'SPEAKER', hasMenu: true })] })
  panel.inputs('p-ana').set({ ...anaFor(self, given), now: NOW })
  return panel
}
