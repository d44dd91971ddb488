import type { Problem } from 'participant-panel-server/protocol'
import type { Ending } from '../stores/connection-store.ts'

/** The server refused (`problem` says why) or did not answer. The message is a sentence for people. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly status: number | undefined
  readonly problem: Problem | undefined

  constructor(status?: number, problem?: Problem) {
    super(problem?.detail ?? 'no answer')
    this.status = status
    this.problem = problem
  }
}

/** What the page's author can mend; `cures.ts` says how. */
export type Mistake =
  | 'server-missing'
  | 'room-missing'
  | 'token-missing'
  | 'server-address'
  | 'server-other'
  | 'room-other'
  | 'token-url-address'
  | 'token-url-answer'
  | 'token-provider-answer'
  | 'token-ended'

/** The page gave the panel something that cannot work. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly mistake: Mistake
  /** What was given, and what was found where that does not fit. */
  readonly details: string[]

  constructor(mistake: Mistake, ...details: string[]) {
    super(mistake)
    this.mistake = mistake
    this.details = details
  }
}

/** Whether trying again is pointless, and what the person is told then. */
export function endingOf(error: unknown): Ending | undefined {
  if (error instanceof ConfigurationError) return { kind: 'misconfigured' }
  if (!(error instanceof ServerError)) return undefined
  const { problem, status } = error
  if (status === 401) return { kind: 'access-ended' }
  if (problem?.code === 'barred') return { kind: 'removed', bar: problem.bar }
  if (problem && !problem.retryable) return { kind: 'refused', reason: problem.detail }
  return undefined
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof ServerError ? error.problem?.code : undefined
}
