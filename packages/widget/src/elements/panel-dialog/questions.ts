import type { enBulk } from '../../i18n/en-bulk.ts'
import type { BulkActionName } from '../../view-models/bulk.ts'
import type { Question } from '../../view-models/question.ts'

/** Something is to be done to so many people. */
export type DialogSubject = { action: BulkActionName; count: number }

export function questionOf({ action, count }: DialogSubject, words: typeof enBulk): Question {
  const { heading, text } = words.ask[action]
  const isDanger = action === 'participant.remove'
  return { heading: heading(count), text, verb: words.verb[action](count), isDanger }
}
