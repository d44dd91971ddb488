import { Hono, type Context as Request, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { Limits } from './access/limits.ts'
import { isAllowedOrigin } from './access/origin.ts'
import type { Context } from './context.ts'
import { elementRoutes } from './edges/http/element.ts'
import { healthRoutes } from './edges/http/health.ts'
import { notFoundHandler, problemHandler } from './edges/http/problems.ts'
import { mount } from './edges/http/mount.ts'
import { openApiRoutes } from './edges/http/openapi.ts'
import { requestId } from './edges/http/request-id.ts'
import { requestLog } from './edges/http/request-log.ts'
import { allRoutes } from './edges/http/routes.ts'
import { webhookRoutes } from './edges/livekit-webhook/webhook.ts'
import type { Health } from './observability/health.ts'
import { ProtocolError } from './protocol/index.ts'

const MAX_BODY = 256 * 1024
/** Ten thousand people with long names. */
const MAX_LIST = 2 * 1024 * 1024
/** LiveKit lets people carry 512 KiB of metadata, and writes JSON, which may escape every character of it. */
const MAX_WEBHOOK = 2 * 1024 * 1024
const MAX_DRAINED = 4 * MAX_BODY

/** Mounts the edges that answer requests; the live stream comes by upgrade. */
export function createApp(context: Context, health: Health): Hono {
  const app = new Hono()
  const limits = new Limits()
  const routes = allRoutes(limits)
  app.use(requestId)
  app.use(requestLog(context))
  app.onError(problemHandler(context))
  app.notFound(notFoundHandler)
  app.use('/v1/*', siteCors(context))
  // Not for GET: to look for a body makes the whole request anew, and none of our routes reads one.
  const [limit, limitList] = [limitBody(MAX_BODY), limitBody(MAX_LIST)]
  app.on(['POST', 'PUT', 'PATCH'], '/v1/*', (request, next) =>
    (request.req.path.endsWith('/expected') ? limitList : limit)(request, next),
  )
  app.post('/livekit/*', limitBody(MAX_WEBHOOK))
  app.route('/', mount(context, limits, routes))
  app.route('/', openApiRoutes(routes))
  app.route('/', webhookRoutes(context))
  app.route('/', healthRoutes(health))
  app.route('/', elementRoutes(context.config.elementDir))
  return app
}

/** Only pages send an Origin; whoever sends none needs none of these headers. */
function siteCors({ config }: Context): MiddlewareHandler {
  const answerOrigin = cors({
    origin: (origin, request) => (isAllowedOrigin(config, origin, request.req.header('host')) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'x-request-id'],
    exposeHeaders: ['etag', 'retry-after', 'x-request-id'],
    maxAge: 600,
  })
  return (request, next) => (request.req.header('origin') === undefined ? next() : answerOrigin(request, next))
}

function limitBody(maxSize: number) {
  const onError = async ({ req }: Request): Promise<never> => {
    // What is not far too much is taken in: whoever still sends when the connection closes never sees the answer.
    if (Number(req.header('content-length')) <= MAX_DRAINED) await req.raw.body?.pipeTo(new WritableStream())
    throw new ProtocolError('too-large', `A body may have at most ${maxSize / 1024} KiB.`)
  }
  return bodyLimit({ maxSize, onError })
}
