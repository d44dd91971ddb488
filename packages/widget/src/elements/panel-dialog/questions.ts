import type { enBulk } from '../../i18n/en-bulk.ts'
import type { BulkActionName } from '../../view-models/bulk.ts'
import type { Question } from '../../view-models/question.ts'

/** Something is to be done to so many people; `verb` says what, where the panel has no words of its own for it. */
export type DialogSubject = { action: string; count: number; verb: string }

export function questionOf({ action, count, verb }: DialogSubject, words: typeof enBulk): Question {
  if (!isKnown(action, words)) return { heading: words.askOther(verb, count), text: '', verb, isDanger: false }
  const { heading, text } = words.ask[action]
  const isDanger = action === 'participant.remove'
  return { heading: heading(count), text, verb: words.verb[action](count), isDanger }
}

function isKnown(action: string, words: typeof enBulk): action is BulkActionName {
  return Object.hasOwn(words.ask, action)
}
