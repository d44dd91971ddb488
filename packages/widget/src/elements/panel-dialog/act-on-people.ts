import type { PanelPart } from '../../element-support/panel-part.ts'
import type { BulkActionName } from '../../view-models/bulk.ts'
import type { ActionOutcome } from '../../view-models/row-view-model.ts'
import { ASKS_ABOVE } from '../../view-models/question.ts'
import { isConfirmed } from './load-dialog.ts'

/** Asks for something to be done to people, in one request; where they are many, the person confirms it first. */
export async function actOnPeople(
  part: PanelPart,
  action: BulkActionName | 'participant.remind',
  ids: readonly string[],
): Promise<readonly ActionOutcome[]> {
  if (ids.length > ASKS_ABOVE && !(await isConfirmed(part, { action, count: ids.length }))) return []
  const { requests } = part.context
  if (action === 'speak.allow' || action === 'speak.deny')
    return requests.act('permission.override', ids, { canSpeak: action === 'speak.allow' })
  return requests.act(action, ids)
}
