import { sign, verify } from '../domain/hs256.ts'
import { ProtocolError, ROLES, isStorable, type Role, type TokenAnswer, type TokenRequest } from '../protocol/index.ts'
import type { Config } from '../config.ts'

const PANEL_TOKEN_MAX_S = 12 * 3600
const DEFAULT_S = 3600
const LEEWAY_S = 60

/** Who a panel token is about. */
export type PanelClaims = Omit<TokenRequest, 'expiresIn' | 'livekit'>

export function mintPanelToken(config: Config, request: TokenRequest, nowMs: number): Omit<TokenAnswer, 'livekit'> {
  const iat = Math.floor(nowMs / 1000)
  const exp = iat + (request.expiresIn ?? DEFAULT_S)
  const { userId, username, imageUrl, expiresIn: _, livekit: __, ...same } = request
  const claims = { typ: 'panel', sub: userId, aud: config.tokenAudience, iat, exp, ...same }
  const token = sign(
    { ...claims, ...(username && { preferred_username: username }), ...(imageUrl && { picture: imageUrl }) },
    config.panelSecret,
  )
  return { token, expiresAt: exp * 1000 }
}

/** @throws ProtocolError token-invalid, token-expired */
export function verifyPanelToken(config: Config, token: string, nowMs: number): PanelClaims {
  const claims = config.panelSecrets.map((secret) => verify(token, secret)).find(Boolean)
  if (!claims || claims['typ'] !== 'panel') throw invalid('The panel token was not signed with PANEL_SECRET.')
  const { sub, room, aud, iat, exp, name, preferred_username, picture, role, guest } = claims
  if (aud !== config.tokenAudience)
    throw invalid(`The panel token is for another audience than ${config.tokenAudience}.`)
  if (!isText(sub) || !isText(room))
    throw invalid('The panel token names no user (sub) or no room, or with more than 256 characters.')
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp - iat > PANEL_TOKEN_MAX_S) {
    throw invalid('The panel token has no time of issue, or lasts longer than 12 hours.')
  }
  const now = nowMs / 1000
  if (iat > now + LEEWAY_S) throw invalid('The panel token is from the future: check the clock of whoever signed it.')
  if (exp <= now) throw new ProtocolError('token-expired', 'The panel token has expired: mint a new one.')
  return {
    room,
    userId: sub,
    ...(isText(name) && { name }),
    ...(isText(preferred_username) && { username: preferred_username }),
    ...(isText(picture, 2048) && picture.startsWith('https://') && URL.canParse(picture) && { imageUrl: picture }),
    ...(isRole(role) && { role }),
    ...(guest === true && { guest }),
  }
}

function invalid(detail: string): ProtocolError {
  return new ProtocolError('token-invalid', detail)
}

/** Longer names than LiveKit takes are none. */
function isText(value: unknown, maxLength = 256): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxLength && isStorable(value)
}

function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role)
}
