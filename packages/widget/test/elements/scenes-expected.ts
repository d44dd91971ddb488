import type { ExpectedViewModel } from '../../src/view-models/expected-people.ts'
import { ROW_STATES } from './scenes.ts'
import { HIDDEN, NOW, rowOf, StaticPanel } from './static-panel.ts'

const MINUTE = 60_000

const COUNTS: ExpectedViewModel = {
  counts: { here: 18, late: 2, notYet: 5, unexpected: 1 },
  on: [],
  blocked: undefined,
}
const SUGGESTION = { guestId: 'guest-1', guest: 'Ben A.', expectedId: 'ben-adler', expected: 'Ben Adler' }

function missing(name: string, remindedAt?: number) {
  const line = { kind: 'not-here-yet', ...(remindedAt && { remindedAt }) } as const
  return rowOf({ name, presence: 'invited', line, microphone: HIDDEN, hasMenu: true })
}

/** A room with a list, of whom some are late and some are missing. */
export function expectedRoom(given: Partial<ExpectedViewModel> = {}): StaticPanel {
  const panel = new StaticPanel({
    room: [
      ROW_STATES['you']!,
      rowOf({ name: 'Sofia Rossi', line: { kind: 'late', byMs: 12 * MINUTE }, hasMenu: true }),
      rowOf({ name: 'Ben Adler', line: { kind: 'came-as', name: 'Ben A.' }, hasMenu: true }),
    ],
    invited: [missing('Daniel Novak'), missing('Ana Weber', NOW - 3 * MINUTE), missing('Lucía Ortega', NOW)],
  })
  panel.sections.set(
    panel.sections.get().map((each) => (each.name === 'invited' ? { ...each, action: 'participant.remind' } : each)),
  )
  panel.expected.set({ ...COUNTS, ...given })
  panel.footer.set({ devices: [], mayInvite: true })
  return panel
}

function told(outcome: Parameters<StaticPanel['outcome']['set']>[0]): StaticPanel {
  const panel = expectedRoom()
  panel.outcome.set(outcome)
  return panel
}

const failed = { code: 'no-answer', detail: 'no answer', retryable: true }

/** Everything that expected people look like. */
export const EXPECTED_STATES: Record<string, () => StaticPanel> = {
  'expected people': () => expectedRoom(),
  'expected people, narrowed down to who is late': () => expectedRoom({ on: ['late'] }),
  'expected people, thousands': () =>
    expectedRoom({ counts: { here: 8_412, late: 1_236, notYet: 340, unexpected: 12 } }),
  'a guest who may be expected': () => expectedRoom({ suggestion: SUGGESTION }),
  'a guest who may be expected, while reconnecting': () =>
    expectedRoom({ suggestion: SUGGESTION, blocked: 'reconnecting' }),
  'people were reminded': () => told({ expecting: 'reminded', done: 4, one: undefined, justReminded: 1, failed }),
  'a guest is somebody expected': () =>
    told({ expecting: 'merged', id: 'guest-1', guest: 'Ben A.', expected: 'Ben Adler' }),
  'a guest could not be merged': () => told({ expecting: 'not-merged', failed }),
  'people were invited': () => told({ expecting: 'invited', count: 12 }),
}
