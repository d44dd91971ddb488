import type { Context as Request, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import { ProtocolError, problem, type Problem } from '../../protocol/index.ts'

export function answerProblem(request: Request, details: Problem): Response {
  return request.body(JSON.stringify(details), details.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    // The rest of the body is never read, so nothing else can come over this connection.
    ...(details.code === 'too-large' && { connection: 'close' }),
  })
}

/** Turns whatever was thrown into problem details. What nobody foresaw says nothing of its inside. */
export function problemHandler(log: Logger): ErrorHandler {
  return (error, request) => {
    if (error instanceof ProtocolError) return answerProblem(request, error.problem)
    if (error instanceof HTTPException && error.status === 400) {
      return answerProblem(request, problem('invalid-request', 'The body is not JSON.'))
    }
    if (isDatabaseError(error)) {
      log.error({ err: error }, 'the database failed')
      return answerProblem(request, problem('database-unavailable'))
    }
    log.error({ err: error }, 'a request failed')
    return answerProblem(request, problem('internal'))
  }
}

export const notFoundHandler: NotFoundHandler = (request) => answerProblem(request, problem('not-found'))

export function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}
