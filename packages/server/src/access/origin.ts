import type { Config } from '../config.ts'

/**
 * Whether a page of this origin may talk to the server: listed in ORIGINS, or the server's own. No Origin header means
 * that no browser page asks; there are no cookies that such a request could abuse.
 */
export function isAllowedOrigin({ origins }: Config, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
