import { createMiddleware } from 'hono/factory'
import { API_KEY_PREFIX, isApiKey } from '../../access/api-key.ts'
import { verifySession } from '../../access/session-token.ts'
import type { Caller } from '../../actions/action.ts'
import type { Context } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'

export type Authenticated = { Variables: { caller: Caller } }

/** Who asks: `Bearer ppk_…` is the site, any other bearer token a session, which opens its own room only. */
export function authenticate(context: Context) {
  return createMiddleware<Authenticated>(async (request, next) => {
    request.set('caller', callerOf(context, request.req.header('authorization'), request.req.param('room')))
    await next()
  })
}

/** Only the site itself. With `--dev`, also a request without a key that comes in on loopback under a loopback name. */
export function requireApiKey(context: Context) {
  return createMiddleware(async (request, next) => {
    const authorization = request.req.header('authorization')
    const isDevRequest = context.config.dev && !authorization && isLoopbackHost(request.req.header('host'))
    if (!isDevRequest && callerOf(context, authorization, undefined).kind !== 'site') {
      throw new ProtocolError('api-key-required')
    }
    await next()
  })
}

/** The user of the session that asks. @throws ProtocolError for an API key, which is nobody */
export function sessionUser(caller: Caller): string {
  if (caller.kind !== 'person') throw new ProtocolError('token-invalid', 'This needs a session, not an API key.')
  return caller.userId
}

function callerOf({ config, clock }: Context, authorization: string | undefined, room: string | undefined): Caller {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token)
    throw new ProtocolError('token-missing', 'Send a session token or an API key as `Authorization: Bearer …`.')
  if (token.startsWith(API_KEY_PREFIX)) {
    if (isApiKey(config, token)) return { kind: 'site' }
    throw new ProtocolError('token-invalid', 'The API key is not known.')
  }
  const session = verifySession(config, token, clock())
  if (room !== undefined && session.room !== room) throw new ProtocolError('wrong-room')
  return { kind: 'person', userId: session.userId }
}

/** A page elsewhere that rebinds its own name to 127.0.0.1 sends that name as Host. */
function isLoopbackHost(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}
