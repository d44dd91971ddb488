import { createHmac } from 'node:crypto'
import type { Config } from '../config.ts'
import { sign, verify } from '../domain/hs256.ts'
import { ProtocolError } from '../protocol/index.ts'

const SESSION_S = 3600

/** A session says who looks at which room, and nothing about what they may do there. */
export type Session = { userId: string; room: string; expiresAt: number }

export function mintSession(config: Config, room: string, userId: string, nowMs: number): Session & { token: string } {
  const exp = Math.floor(nowMs / 1000) + SESSION_S
  const token = sign({ typ: 'session', sub: userId, room, exp }, sessionSecret(config))
  return { token, userId, room, expiresAt: exp * 1000 }
}

/** @throws ProtocolError token-invalid, token-expired */
export function verifySession(config: Config, token: string, nowMs: number): Session {
  const claims = verify(token, sessionSecret(config))
  if (!claims || claims['typ'] !== 'session')
    throw new ProtocolError('token-invalid', 'This is not a session token of this server.')
  const { sub, room, exp } = claims as { sub: string; room: string; exp: number }
  if (exp * 1000 <= nowMs) throw new ProtocolError('token-expired', 'The session has ended: open a new one.')
  return { userId: sub, room, expiresAt: exp * 1000 }
}

/** A key of its own, so that no panel token can ever be taken for a session. */
function sessionSecret({ panelSecret }: Config): string {
  return createHmac('sha256', panelSecret).update('session').digest('base64')
}
