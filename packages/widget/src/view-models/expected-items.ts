import { isAwaited, mayUnmerge, refusalOf, remindableAt } from 'participant-panel-server/protocol'
import type { RowInputs } from './row-view-model.ts'

/** What is done in their menu to people who are expected. `unmerge`: a guest is not who they were said to be. */
export type ExpectedItem = { kind: 'remind' } | { kind: 'unmerge' }

/** A moment ago. */
export type ExpectedItemBlock = 'reminded'

const BLOCKED = { blocked: 'reminded' } as const

export function expectedItems(inputs: RowInputs): (ExpectedItem & { blocked?: ExpectedItemBlock })[] {
  const { person, self, now } = inputs
  const { record } = person
  const isReminded = remindableAt(record, now) !== undefined
  const mayRemind = isAwaited(record) && !refusalOf('participant.remind', self!, record, inputs)
  return [
    ...(mayRemind ? [{ kind: 'remind', ...(isReminded && BLOCKED) } as const] : []),
    ...(mayUnmerge(self!, record, inputs) ? [] : [{ kind: 'unmerge' } as const]),
  ]
}
