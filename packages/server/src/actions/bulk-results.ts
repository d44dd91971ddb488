import { problem, ProtocolError, type ActionAnswer, type ActionResult, type BulkCounts } from '../protocol/index.ts'

/** Does an action to these people, as it is done to any. */
export type DoToPeople = (targets: string[]) => Promise<ActionAnswer>

/** Each has a result; what is refused of all is the result of each. @throws DatabaseUnavailable, and what nobody foresaw */
export async function resultsOf(act: DoToPeople, targets: string[]): Promise<ActionResult[]> {
  try {
    return (await act(targets)).results
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.problem.code === 'database-unavailable') throw error
    return targets.map((target) => ({ target, ok: false, problem: error.problem }))
  }
}

/** Nothing was tried: LiveKit has just answered nobody. */
export function notTried(target: string): ActionResult {
  return { target, ok: false, problem: problem('livekit-unavailable', 'LiveKit does not answer.') }
}

export function isAway(results: ActionResult[]): boolean {
  const codes = results.map((result) => (result.ok ? 'ok' : result.problem.code))
  return codes.includes('livekit-unavailable') && !codes.includes('ok')
}

export function counted(before: BulkCounts, results: ActionResult[]): BulkCounts {
  const counts = { ...before }
  for (const result of results) counts[fateOf(result)] += 1
  return counts
}

function fateOf(result: ActionResult): keyof BulkCounts {
  if (result.ok) return 'done'
  const { code, retryable } = result.problem
  if (code === 'not-in-room' || code === 'participant-not-found') return 'left'
  return retryable ? 'failed' : 'skipped'
}
