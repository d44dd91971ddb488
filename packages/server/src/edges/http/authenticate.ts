import type { Context as Request } from 'hono'
import { API_KEY_PREFIX, findApiKey, opensRoom, type ApiKey } from '../../access/api-key.ts'
import { verifySession } from '../../access/session-token.ts'
import type { Caller } from '../../actions/action.ts'
import type { Context } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'
import type { Asked, Who } from './route.ts'

export type Identified = Pick<Asked<unknown, unknown>, 'caller' | 'userId' | 'apiKey'>

/** With `--dev`, whoever asks on loopback under a loopback name. */
const DEVELOPER: ApiKey = { id: 'dev', roomPrefix: '', hash: Buffer.alloc(0) }

const STRANGER: Identified = { caller: { kind: 'server' }, userId: undefined, apiKey: undefined }

/** Who asks. A session opens its own room only, and rooms outside the prefix of a key are to it as if not there. */
export function identify(context: Context, request: Request, who: Who, room: string): Identified {
  if (who === 'anybody') return STRANGER
  const authorization = request.req.header('authorization')
  if (who === 'site' && context.config.dev && !authorization && isLoopbackHost(request.req.header('host'))) {
    return { caller: { kind: 'site' }, userId: undefined, apiKey: DEVELOPER }
  }
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) {
    throw new ProtocolError('token-missing', 'Send a session token or an API key as `Authorization: Bearer …`.')
  }
  return token.startsWith(API_KEY_PREFIX) ? asSite(context, token, who, room) : asPerson(context, token, who, room)
}

/** @throws ProtocolError room-not-found for a room that this key does not open */
export function assertOpens(apiKey: ApiKey | undefined, room: string): void {
  if (apiKey && !opensRoom(apiKey, room)) {
    throw new ProtocolError('room-not-found', `There is no room called “${room}”.`)
  }
}

function asSite({ config }: Context, token: string, who: Who, room: string): Identified {
  const apiKey = findApiKey(config.apiKeys, token)
  if (!apiKey) throw new ProtocolError('token-invalid', 'The API key is not known.')
  if (who === 'person') throw new ProtocolError('token-invalid', 'This needs a session, not an API key.')
  if (room) assertOpens(apiKey, room)
  return { caller: { kind: 'site' } satisfies Caller, userId: undefined, apiKey }
}

function asPerson({ config, clock }: Context, token: string, who: Who, room: string): Identified {
  const session = verifySession(config, token, clock())
  if (who === 'site') throw new ProtocolError('api-key-required')
  if (session.room !== room) throw new ProtocolError('wrong-room')
  const { userId } = session
  return { caller: { kind: 'person', userId } satisfies Caller, userId, apiKey: undefined }
}

/** A page elsewhere that rebinds its own name to 127.0.0.1 sends that name as Host. */
function isLoopbackHost(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}
