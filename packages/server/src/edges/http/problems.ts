import type { Context as Request, ErrorHandler, NotFoundHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Context } from '../../context.ts'
import { faultOf } from '../../observability/fault.ts'
import { ProtocolError, problem, type Problem } from '../../protocol/index.ts'

/** Turns whatever was thrown into problem details. What nobody foresaw says nothing of its inside. */
export function problemHandler({ log, metrics }: Context): ErrorHandler {
  return (error, request) => {
    const details = error instanceof ProtocolError ? error.problem : problem('internal')
    if (details.status >= 500) log.error({ requestId: idOf(request), fault: faultOf(error) }, 'a request failed')
    if (details.code === 'database-unavailable') metrics.databaseFailed()
    return answerProblem(request, details)
  }
}

export const notFoundHandler: NotFoundHandler = (request) => answerProblem(request, problem('not-found'))

function answerProblem(request: Request, details: Problem): Response {
  const id = idOf(request)
  const { retryAfter, code, status } = details
  return request.body(
    JSON.stringify({ ...details, ...(id && { instance: `urn:request:${id}` }) }),
    status as ContentfulStatusCode,
    {
      'content-type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      // The rest of the body is never read, so nothing else can come over this connection.
      ...(code === 'too-large' && { connection: 'close' }),
    },
  )
}

function idOf(request: Request): string | undefined {
  return request.get('requestId') as string | undefined
}
