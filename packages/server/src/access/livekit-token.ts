import type { Config } from '../config.ts'
import { verifyIssued } from '../domain/hs256.ts'
import { ProtocolError, isStorable } from '../protocol/index.ts'

const LEEWAY_S = 60

/** Whom a LiveKit token lets in, and where. The identity may be that of one of a person's devices. */
export type LiveKitClaims = { room: string; identity: string; name?: string; isAdmin: boolean }

/**
 * The token that a page connects to LiveKit with, as proof of who looks at the panel. Only one for a person who joins:
 * tokens of webhooks (`sha256`), of agents and recorders, and those that only call LiveKit's API prove nobody.
 * @throws ProtocolError token-invalid, token-expired
 */
export function verifyLiveKitToken({ livekit }: Config, token: string, nowMs: number): LiveKitClaims {
  const claims = verifyIssued(token, livekit.keys)
  if (!claims) throw invalid('The LiveKit token was not signed with a LiveKit key of this server.')
  const { sub, name, exp, nbf, kind, sha256, video } = claims
  const now = nowMs / 1000
  if (typeof exp !== 'number') throw invalid('The LiveKit token has no expiry.')
  if (exp + LEEWAY_S <= now) throw new ProtocolError('token-expired', 'The LiveKit token has expired: get a new one.')
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf - LEEWAY_S > now)) {
    throw invalid('The LiveKit token is not valid yet: check the clock of whoever signed it.')
  }
  const grants = isRecord(video) ? video : {}
  const { room, roomJoin, roomAdmin, recorder, agent } = grants
  if (roomJoin !== true || !isText(room)) throw invalid('The LiveKit token joins no room (video.roomJoin, video.room).')
  if (!isText(sub)) throw invalid('The LiveKit token has no identity (sub), or one with more than 256 characters.')
  if (sha256 !== undefined || agent === true || recorder === true || !isStandard(kind)) {
    throw invalid('The LiveKit token is not that of a person.')
  }
  return { room, identity: sub, isAdmin: roomAdmin === true, ...(isText(name) && { name }) }
}

/** Tokens of people say no kind, or this one. */
function isStandard(kind: unknown): boolean {
  return kind === undefined || kind === '' || kind === 'standard'
}

function invalid(detail: string): ProtocolError {
  return new ProtocolError('token-invalid', detail)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 256 && isStorable(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
