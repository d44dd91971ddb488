import { createHash, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'

export const API_KEY_PREFIX = 'ppk_'

/** Compares digests, so that the time it takes tells nothing about the keys. */
export function isApiKey({ apiKeys }: Config, key: string): boolean {
  const given = digest(key)
  return apiKeys.some((known) => timingSafeEqual(digest(known), given))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
