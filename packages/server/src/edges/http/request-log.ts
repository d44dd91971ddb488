import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Context } from '../../context.ts'
import type { WithRequestId } from './request-id.ts'

/** Each request with its route, never its address: that names people. What failed at `info`, the rest at `debug`. */
export function requestLog({ log, metrics }: Context) {
  return createMiddleware<WithRequestId>(async (request, next) => {
    const began = performance.now()
    await next()
    const { status } = request.res
    const { method } = request.req
    // Middleware ends in *; a request that meets nothing else has no route.
    const route = matchedRoutes(request).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'
    const ms = performance.now() - began
    metrics.answered({ method, route, status, ms })
    const line = { requestId: request.get('requestId'), method, route, status, ms: Math.round(ms) }
    if (status >= 400) log.info(line, 'request refused')
    else log.debug(line, 'request answered')
  })
}
