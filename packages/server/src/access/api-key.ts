import { createHash, timingSafeEqual } from 'node:crypto'

export const API_KEY_PREFIX = 'ppk_'

/** A key of a site: `id` is what logs say of it, `roomPrefix` what the names of its rooms begin with. */
export type ApiKey = { id: string; roomPrefix: string; hash: Buffer }

const ENTRY = /^(?:([\w.-]{1,64}):([^:]*):)?(ppk_\S+|sha256-[0-9a-f]{64})$/

/** `ppk_…`, `id:prefix:ppk_…` or `id:prefix:sha256-<hex>`; several entries of one id are its keys while it rotates. */
export function readApiKey(entry: string): ApiKey | undefined {
  const [, id = 'default', roomPrefix = '', key] = ENTRY.exec(entry) ?? []
  if (key === undefined) return undefined
  const hash = key.startsWith(API_KEY_PREFIX) ? digest(key) : Buffer.from(key.slice('sha256-'.length), 'hex')
  return { id, roomPrefix, hash }
}

/** Compares digests, all of them, so that the time it takes tells nothing about the keys. */
export function findApiKey(apiKeys: ApiKey[], given: string): ApiKey | undefined {
  const hash = digest(given)
  return apiKeys.filter((known) => timingSafeEqual(known.hash, hash))[0]
}

/** Rooms outside its prefix are to a key as if they were not there. */
export function opensRoom({ roomPrefix }: ApiKey, room: string): boolean {
  return room.startsWith(roomPrefix)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
