import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { bulkVerdicts, bulkViewModel, type BulkVerdicts, type BulkViewModel } from './bulk.ts'
import { isSame } from './is-same.ts'
import type { StreamOutage } from './panel-status.ts'
import type { Person } from './person.ts'

type Inputs = {
  /** The same array as long as the same people are selected. */
  selected: readonly string[]
  /** Of whom something changed since the last time; who was selected or let go is among them. */
  changed: Iterable<string>
  self: ParticipantRecord | undefined
  outage: StreamOutage
}

/** Of thousands who are selected a few change at a time: what can be done to each of the others is remembered. */
export function createBulkOfSelected(personFor: (id: string) => Person | undefined) {
  const verdicts = new Map<string, BulkVerdicts>()
  let from: Pick<Inputs, 'selected' | 'self' | 'outage'> | undefined
  let viewModel: BulkViewModel | undefined

  return ({ selected, changed, self, outage }: Inputs): BulkViewModel | undefined => {
    if (!self || selected.length === 0) {
      verdicts.clear()
      from = undefined
      return (viewModel = undefined)
    }
    if (self.id !== from?.self?.id || self.role !== from.self.role) verdicts.clear()
    const isOther = hasOther(changed, self)
    if (!isOther && verdicts.size > 0 && selected === from?.selected && outage === from.outage) return viewModel
    from = { selected, self, outage }
    const people = selected.flatMap((id): [string, BulkVerdicts][] => {
      const found = verdictsOf(id, self)
      return found ? [[id, found]] : []
    })
    return (viewModel = bulkViewModel(people, outage))
  }

  /** Whether something else can be done to any of them than before. */
  function hasOther(changed: Iterable<string>, self: ParticipantRecord): boolean {
    let isOther = false
    for (const id of changed) {
      const before = verdicts.get(id)
      if (!before) continue
      verdicts.delete(id)
      if (!isSame(before, verdictsOf(id, self))) isOther = true
    }
    return isOther
  }

  function verdictsOf(id: string, self: ParticipantRecord): BulkVerdicts | undefined {
    const known = verdicts.get(id)
    if (known) return known
    const person = personFor(id)
    const made = person && bulkVerdicts(person, self)
    if (made) verdicts.set(id, made)
    return made
  }
}
