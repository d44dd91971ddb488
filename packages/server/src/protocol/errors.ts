import type { ParticipantRecord } from './records.ts'

/**
 * Every error that the server answers with: its HTTP status, and whether the same request may succeed later.
 * Codes are stable; sentences are not.
 */
export const ERRORS = {
  'invalid-request': { status: 400, retryable: false, title: 'The request is not valid' },
  'token-missing': { status: 401, retryable: false, title: 'No token was sent' },
  'token-invalid': { status: 401, retryable: false, title: 'The token is not valid' },
  'token-expired': { status: 401, retryable: false, title: 'The token has expired' },
  'wrong-room': { status: 403, retryable: false, title: 'The token is for another room' },
  'origin-not-allowed': { status: 403, retryable: false, title: 'This site may not use the server' },
  'not-staff': { status: 403, retryable: false, title: 'Not allowed for your role' },
  'rank-too-low': { status: 403, retryable: false, title: 'Your role is not high enough' },
  'not-yourself': { status: 403, retryable: false, title: 'Not possible for yourself' },
  'only-yourself': { status: 403, retryable: false, title: 'Only possible for yourself' },
  'switched-off': { status: 403, retryable: false, title: 'Switched off in this room' },
  'not-eligible': { status: 403, retryable: false, title: 'Not possible for this person' },
  'not-held': { status: 403, retryable: false, title: 'You do not have this right yourself' },
  barred: { status: 403, retryable: false, title: 'You are kept out of this room' },
  'room-locked': { status: 403, retryable: false, title: 'This room is locked' },
  'room-ended': { status: 403, retryable: false, title: 'This room has ended' },
  'api-key-required': { status: 403, retryable: false, title: 'Only the site itself may do this' },
  'room-not-found': { status: 404, retryable: false, title: 'No such room' },
  'participant-not-found': { status: 404, retryable: false, title: 'No such person in this room' },
  'not-found': { status: 404, retryable: false, title: 'No such address' },
  conflict: { status: 409, retryable: false, title: 'Somebody else changed this first' },
  'too-many-devices': { status: 409, retryable: false, title: 'Connected from too many devices' },
  'not-in-room': { status: 409, retryable: false, title: 'This person is not in the room' },
  'too-large': { status: 413, retryable: false, title: 'The request is too large' },
  'observed-room': { status: 422, retryable: false, title: 'Your site mints the LiveKit tokens of this room' },
  'too-many-requests': { status: 429, retryable: true, title: 'Too many requests' },
  'livekit-unavailable': { status: 503, retryable: true, title: 'LiveKit does not answer' },
  'database-unavailable': { status: 503, retryable: true, title: 'The database does not answer' },
  internal: { status: 500, retryable: true, title: 'Something went wrong on the server' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>

export type ErrorCode = keyof typeof ERRORS

/** RFC 9457 problem details, as `application/problem+json`. `errors` names each field that is wrong. */
export type Problem = {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  retryable: boolean
  /** `urn:request:` and the request's id, which is also in `X-Request-Id` and in the server's log. */
  instance?: string
  errors?: { field: string; message: string }[]
  /** `conflict`: the record as it is now. */
  participant?: ParticipantRecord
  /** `barred`: until when, by whom and why. */
  bar?: NonNullable<ParticipantRecord['bar']>
  /** Seconds after which the same request may succeed; also as `Retry-After`. */
  retryAfter?: number
}

/** What a problem says beyond its code and its sentence. */
export type ProblemDetails = Pick<Problem, 'errors' | 'participant' | 'bar' | 'retryAfter'>

export function problem(code: ErrorCode, detail?: string, details: ProblemDetails = {}): Problem {
  const { status, retryable, title } = ERRORS[code]
  return {
    type: `urn:participant-panel:error:${code}`,
    title,
    status,
    code,
    detail: detail ?? `${title}.`,
    retryable,
    ...details,
  }
}

/** Carries a problem through code; the edges turn it into an answer. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
  readonly problem: Problem

  constructor(code: ErrorCode, detail?: string, details?: ProblemDetails) {
    const what = problem(code, detail, details)
    super(what.detail)
    this.problem = what
  }
}
