/**
 * WebSocket close codes in three ranges, so that a client needs no list (rule L7):
 * 4000 to 4099 reconnect and resume · 4100 to 4199 reconnect with a new token · 4200 to 4299 do not reconnect.
 * Any other code (1001, 1006 …) means reconnect.
 */
export const CLOSE = {
  serverStopping: 4000,
  tooSlow: 4001,
  noHello: 4002,
  tooManySockets: 4003,
  tokenExpired: 4100,
  tokenInvalid: 4200,
  wrongRoom: 4201,
  badFrame: 4202,
  barred: 4203,
  tooManyFrames: 4204,
} as const

export type CloseAdvice = 'reconnect' | 'reconnect-with-new-token' | 'do-not-reconnect'

export function closeAdvice(code: number): CloseAdvice {
  if (code >= 4200 && code < 4300) return 'do-not-reconnect'
  if (code >= 4100 && code < 4200) return 'reconnect-with-new-token'
  return 'reconnect'
}
