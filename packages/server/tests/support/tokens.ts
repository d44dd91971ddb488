import { createHash, createHmac } from 'node:crypto'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token made by hand, also such as no honest signer makes. */
export function jwt(claims: object, secret: string, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const body = `${encode(header)}.${encode(claims)}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

export const seconds = (ms = Date.now()) => Math.floor(ms / 1000)

type Keys = { apiKey: string; apiSecret: string }

/** The header that LiveKit sends with a webhook of this body. */
export function webhookAuthorization(body: string, { apiKey, apiSecret }: Keys, now = seconds()): string {
  const sha256 = createHash('sha256').update(body).digest('base64')
  return jwt({ iss: apiKey, nbf: now, exp: now + 300, sha256 }, apiSecret)
}
