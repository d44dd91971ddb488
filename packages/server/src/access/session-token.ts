import { createHmac } from 'node:crypto'
import type { Config } from '../config.ts'
import { sign, verify } from '../domain/hs256.ts'
import { ProtocolError } from '../protocol/index.ts'

const SESSION_S = 3600
/** So long after its start a session can be prolonged; then its holder has to show again who they are. */
const LONGEST_S = 12 * 3600

/** A session says who looks at which room, and nothing about what they may do there. Times in epoch milliseconds. */
export type Session = { userId: string; room: string; startedAt: number; expiresAt: number }
export type SessionToken = Session & { token: string }

type Secrets = Pick<Config, 'panelSecret' | 'panelSecrets'>
type Claims = { sub: string; room: string; start: number; exp: number }

export function mintSession(config: Secrets, room: string, userId: string, nowMs: number): SessionToken {
  return signSession(config, { sub: userId, room, start: Math.floor(nowMs / 1000) }, nowMs)
}

/** L8: the same session for another hour from now, within what its start allows. */
export function prolongSession(config: Secrets, { userId, room, startedAt }: Session, nowMs: number): SessionToken {
  return signSession(config, { sub: userId, room, start: startedAt / 1000 }, nowMs)
}

/** @throws ProtocolError token-invalid, token-expired */
export function verifySession({ panelSecrets }: Secrets, token: string, nowMs: number): Session {
  const session = knownGood(panelSecrets).get(token) ?? readSession(panelSecrets, token)
  if (session.expiresAt <= nowMs) throw new ProtocolError('token-expired', 'The session has ended: open a new one.')
  return session
}

function readSession(panelSecrets: string[], token: string): Session {
  const claims = firstOf(panelSecrets, (secret) => verify(token, sessionSecret(secret)))
  if (claims?.['typ'] !== 'session')
    throw new ProtocolError('token-invalid', 'This is not a session token of this server.')
  const { sub: userId, room, start, exp } = claims as Claims
  const session = { userId, room, startedAt: start * 1000, expiresAt: exp * 1000 }
  knownGood(panelSecrets).put(token, session)
  return session
}

/** So many panels ask within the hour that a session lasts. */
const REMEMBERED = 10_000

/** By token: a panel shows the same one with every request, and its signature does not change. Its end is read each time. */
class KnownTokens {
  #recent = new Map<string, Session>()
  /** Forgotten all at once: a map that loses its oldest entry with every new one looks for it longer and longer. */
  #before = new Map<string, Session>()

  get(token: string): Session | undefined {
    return this.#recent.get(token) ?? this.#before.get(token)
  }

  put(token: string, session: Session): void {
    if (this.#recent.size >= REMEMBERED / 2) {
      this.#before = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(token, session)
  }
}

const proven = new WeakMap<string[], KnownTokens>()

function knownGood(panelSecrets: string[]): KnownTokens {
  const known = proven.get(panelSecrets) ?? new KnownTokens()
  proven.set(panelSecrets, known)
  return known
}

function signSession({ panelSecret }: Secrets, claims: Omit<Claims, 'exp'>, nowMs: number): SessionToken {
  const { sub: userId, room, start } = claims
  const exp = Math.min(Math.floor(nowMs / 1000) + SESSION_S, start + LONGEST_S)
  const token = sign({ typ: 'session', ...claims, exp }, sessionSecret(panelSecret))
  return { token, userId, room, startedAt: start * 1000, expiresAt: exp * 1000 }
}

/** By panel secret; each comes from the configuration. */
const sessionSecrets = new Map<string, string>()

/** A key of its own, so that no panel token can ever be taken for a session. */
function sessionSecret(panelSecret: string): string {
  const known = sessionSecrets.get(panelSecret)
  if (known !== undefined) return known
  const secret = createHmac('sha256', panelSecret).update('session').digest('base64')
  sessionSecrets.set(panelSecret, secret)
  return secret
}

/** The first answer that there is; the secret in use comes first, so that mostly one is tried. */
function firstOf<Item, Answer>(items: Item[], ask: (item: Item) => Answer | undefined): Answer | undefined {
  for (const item of items) {
    const answer = ask(item)
    if (answer !== undefined) return answer
  }
  return undefined
}
