import {
  EXPECTED_STATES,
  refusalOf,
  type ExpectedCounts,
  type ExpectedState,
  type ParticipantRecord,
  type RoomRecord,
} from 'participant-panel-server/protocol'
import type { FilterName } from '../stores/find-store.ts'
import { createMergeSuggestions, type MergeSuggestion } from './merge-suggestions.ts'
import type { StreamOutage } from './panel-status.ts'
import type { Person } from './person.ts'

/** Where those stand who are expected, for whoever may change the list. `on`: what the list is narrowed down to. */
export type ExpectedViewModel = {
  counts: ExpectedCounts
  on: readonly ExpectedState[]
  suggestion?: MergeSuggestion
  blocked: StreamOutage
}

type Inputs = {
  self: ParticipantRecord | undefined
  room: RoomRecord | undefined
  filters: readonly FilterName[]
  outage: StreamOutage
  isReadonly: boolean
}

/** Whether whoever looks decides who is expected. */
export function mayExpect({ self, room, isReadonly }: Pick<Inputs, 'self' | 'room' | 'isReadonly'>): boolean {
  return self !== undefined && room !== undefined && !isReadonly && !refusalOf('roster.edit', self, undefined, room)
}

/** Counts who is expected: one person's change is one look at that person. */
export function createExpectedPeople() {
  const stateOf = new Map<string, ExpectedState>()
  const suggestions = createMergeSuggestions()
  let counts: ExpectedCounts = { here: 0, late: 0, notYet: 0, unexpected: 0 }

  return {
    /** A person is new, changed, or (undefined) no longer there. */
    put(id: string, person: Person | undefined) {
      suggestions.put(id, person)
      const before = stateOf.get(id)
      const after = person?.expected
      if (before === after) return
      counts = { ...counts }
      if (before) counts[before] -= 1
      if (after) counts[after] += 1
      if (after) stateOf.set(id, after)
      else stateOf.delete(id)
    },
    putAll(people: Iterable<Person>) {
      stateOf.clear()
      suggestions.clear()
      counts = { here: 0, late: 0, notYet: 0, unexpected: 0 }
      for (const person of people) this.put(person.record.id, person)
    },
    refuse: (suggestion: MergeSuggestion) => suggestions.refuse(suggestion),
    /** Undefined where nobody is on the list. `isDone`: there may be more to suggest in the next turn. */
    viewModel(inputs: Inputs): { viewModel: ExpectedViewModel | undefined; isDone: boolean } {
      const isList = counts.here + counts.late + counts.notYet > 0
      if (!isList || !mayExpect(inputs)) return { viewModel: undefined, isDone: true }
      const { suggestion, isDone } = suggestions.first()
      const on = EXPECTED_STATES.filter((state) => inputs.filters.includes(state))
      return { viewModel: { counts, on, ...(suggestion && { suggestion }), blocked: inputs.outage }, isDone }
    },
  }
}
