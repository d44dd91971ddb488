import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * JSON Web Tokens with HS256 and nothing else: the header's `alg` is compared, never chosen by. node:crypto instead of
 * a library, because a check costs 5 µs instead of 80 and stands in front of every request.
 */
export function sign(claims: object, secret: string): string {
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${body}.${hmac(body, secret).toString('base64url')}`
}

export type Claims = Record<string, unknown>

/** The claims of a token with a good signature; undefined for anything else. Says nothing about its times. */
export function verify(token: string, secret: string): Claims | undefined {
  const [header, payload, signature, ...rest] = token.split('.')
  if (!header || !payload || !signature || rest.length > 0) return undefined
  const expected = hmac(`${header}.${payload}`, secret)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  if (decode(header)?.['alg'] !== 'HS256') return undefined
  return decode(payload)
}

function hmac(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest()
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined
  } catch {
    return undefined
  }
}
