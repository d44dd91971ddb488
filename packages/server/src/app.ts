import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { isAllowedOrigin } from './access/origin.ts'
import type { Context } from './context.ts'
import { elementRoutes } from './edges/http/element.ts'
import { healthRoutes } from './edges/http/health.ts'
import { notFoundHandler, problemHandler } from './edges/http/problems.ts'
import { roomRoutes } from './edges/http/rooms.ts'
import { tokenRoutes } from './edges/http/tokens.ts'
import { webhookRoutes } from './edges/livekit-webhook/webhook.ts'
import { liveSocketEvents, upgradeRefusal } from './edges/websocket/live.ts'
import type { Health } from './observability/health.ts'
import { ProtocolError } from './protocol/index.ts'
import type { Streams } from './stream/streams.ts'

const MAX_BODY = 256 * 1024

/** Mounts the edges. The socket's route comes before CORS, which would change the headers of the upgrade. */
export function createApp(context: Context, streams: Streams, health: Health): Hono {
  const app = new Hono()
  app.onError(problemHandler(context.log))
  app.notFound(notFoundHandler)
  app.get('/v1/rooms/:room/live', async (request, next) => {
    const refusal = upgradeRefusal(context, request.req.raw)
    if (refusal) throw refusal
    const room = request.req.param('room')
    const upgrade = upgradeWebSocket(() => liveSocketEvents(context, streams, room))
    return (await upgrade(request, next)) ?? notFoundHandler(request)
  })
  app.use('/v1/*', siteCors(context))
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: refuseBody }))
  app.route('/v1', tokenRoutes(context))
  app.route('/v1/rooms', roomRoutes(context))
  app.route('/', webhookRoutes(context))
  app.route('/', healthRoutes(health))
  app.route('/', elementRoutes(context.config.elementDir))
  return app
}

function siteCors({ config }: Context) {
  return cors({
    origin: (origin, request) => (isAllowedOrigin(config, origin, request.req.header('host')) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH'],
    allowHeaders: ['authorization', 'content-type'],
    maxAge: 600,
  })
}

function refuseBody(): never {
  throw new ProtocolError('too-large', `A body may have at most ${MAX_BODY / 1024} KiB.`)
}
