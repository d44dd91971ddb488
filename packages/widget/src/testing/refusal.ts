import { problem, type ErrorCode, type ProblemDetails } from 'participant-panel-server/protocol'

/** A problem answer, as the server gives it. */
export function refusal(code: ErrorCode, detail?: string, details?: ProblemDetails): Response {
  const body = problem(code, detail, details)
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
