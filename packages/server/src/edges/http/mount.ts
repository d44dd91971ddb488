import { Hono, type Context as Request } from 'hono'
import { clientAddress } from '../../access/address.ts'
import type { Limits } from '../../access/limits.ts'
import type { Context } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'
import { identify, type Identified } from './authenticate.ts'
import { PARAMS, type Route } from './route.ts'
import { check, parseBody, readText } from './validate.ts'

/** Mounts the routes of the table: who asks, how often, whether it is well formed, and only then what it does. */
export function mount(context: Context, limits: Limits, routes: Route[]): Hono {
  const app = new Hono()
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, async (request) => {
      try {
        return await serve(context, limits, route, request)
      } catch (error) {
        if (isBadToken(error)) await limits.countFailure(addressOf(context, request))
        throw error
      }
    })
  }
  return app
}

async function serve(context: Context, limits: Limits, route: Route, request: Request): Promise<Response> {
  // A refusal before the body is in could end the connection under a client that is still sending.
  const text = route.body ? await readText(request.req) : ''
  const params = { room: paramOf(request, 'room'), id: paramOf(request, 'id'), action: paramOf(request, 'action') }
  const identified = identify(context, request, route.who, params.room)
  if (route.limit && identified.userId !== undefined) {
    await limits.count(route.limit, params.room, identified.userId)
  }
  const query = route.query && check(route.query, request.req.query())
  const body = route.body && check(route.body, parseBody(route, text, request.req.header('content-type')), text.length)
  const besides = route.limitOf?.(body)
  if (besides && identified.userId !== undefined) await limits.count(besides, params.room, identified.userId)
  logSite(context, route, identified, request)
  const answer = await route.handle(context, { ...identified, params, query, body, request })
  return answer instanceof Response ? answer : request.json(answer)
}

function paramOf(request: Request, name: keyof typeof PARAMS): string {
  const value = request.req.param(name)
  return value === undefined ? '' : check(PARAMS[name].schema, value)
}

/** What a site did is found by the id of its key. */
function logSite({ log }: Context, { method, path }: Route, { apiKey }: Identified, request: Request): void {
  if (!apiKey) return
  const level = method === 'get' ? 'debug' : 'info'
  log[level](
    { requestId: request.get('requestId'), apiKey: apiKey.id, route: `${method} ${path}` },
    'asked by the site',
  )
}

function isBadToken(error: unknown): boolean {
  return error instanceof ProtocolError && error.problem.code === 'token-invalid'
}

function addressOf({ config }: Context, request: Request): string {
  const { incoming } = (request.env ?? {}) as { incoming?: { socket: { remoteAddress?: string } } }
  const forwardedFor = request.req.header('x-forwarded-for')
  return clientAddress(incoming?.socket.remoteAddress ?? '', forwardedFor, config.trustedProxies)
}
