import { createHash, timingSafeEqual } from 'node:crypto'
import { verifyIssued } from '../domain/hs256.ts'

/** LiveKit's clock may be this far from ours. */
const LEEWAY_S = 60

/**
 * Whether LiveKit sent this body: the `Authorization` header is a token signed with one of our API secrets that
 * carries the SHA-256 of the raw body (livekit/protocol webhook/verifier.go, v1.50).
 */
export function isFromLiveKit(
  body: string,
  authorization: string | undefined,
  secrets: ReadonlyMap<string, string>,
  nowMs: number,
): boolean {
  const claims = authorization ? verifyIssued(authorization, secrets) : undefined
  if (!claims) return false
  const now = nowMs / 1000
  const { exp, nbf } = claims
  if (typeof exp !== 'number' || exp < now - LEEWAY_S) return false
  if (typeof nbf === 'number' && nbf > now + LEEWAY_S) return false
  const given = Buffer.from(String(claims['sha256']), 'base64')
  const actual = createHash('sha256').update(body).digest()
  return given.length === actual.length && timingSafeEqual(given, actual)
}
