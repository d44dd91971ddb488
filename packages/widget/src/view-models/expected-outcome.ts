import type { ActionOutcome, Reason, Wish } from '../stores/panel-action.ts'

/** What came of reminding, inviting, and of saying who a guest is. */
export type ExpectedOutcome =
  | { expecting: 'reminded'; done: number; one: string | undefined; justReminded: number; failed: Reason | undefined }
  | { expecting: 'merged'; id: string; guest: string; expected: string }
  | { expecting: 'not-merged'; failed: Reason }
  | { expecting: 'invited'; count: number }

/** Undefined where it is about something else, or there is nothing to say. */
export function expectedOutcome({ action }: Wish, results: readonly ActionOutcome[]): ExpectedOutcome | undefined {
  const done = results.flatMap((result) => (result.ok ? [result.participant] : []))
  const failures = results.flatMap((result) => (result.ok ? [] : [result.problem]))
  const [first] = done
  switch (action) {
    case 'participant.remind': {
      if (results.length === 0) return undefined
      const others = failures.filter(({ code }) => code !== 'too-many-requests')
      const one = done.length === 1 ? first!.name : undefined
      const justReminded = failures.length - others.length
      return { expecting: 'reminded', done: done.length, one, justReminded, failed: others[0] }
    }
    case 'participant.merge':
      if (first) return { expecting: 'merged', id: first.id, guest: first.mergedName ?? '', expected: first.name }
      return failures[0] && { expecting: 'not-merged', failed: failures[0] }
    case 'participant.unmerge':
      return failures[0] && { expecting: 'not-merged', failed: failures[0] }
    default:
      return undefined
  }
}
