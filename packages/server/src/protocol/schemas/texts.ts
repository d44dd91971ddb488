import * as v from 'valibot'
import { PARTICIPANT_STATUSES } from '../records.ts'
import { ROLES } from '../roles.ts'
import { isStorable } from '../text.ts'

/** LiveKit's own limit of identities and names (config `limit`, v1.13.5). */
const MAX_NAME = 256

export const storable = v.check(isStorable, 'must not contain the character NUL or a lone surrogate')

export const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_NAME, `must have at most ${MAX_NAME} characters`),
  storable,
)
export const roomName = v.pipe(name, v.description('The name of a room, as in LiveKit.'))
export const imageUrl = v.pipe(
  v.string(),
  v.maxLength(2048, 'must have at most 2048 characters'),
  v.url('must be an address'),
  v.regex(/^https:\/\//, 'must start with https://'),
)
export const role = v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`)
export const status = v.picklist(PARTICIPANT_STATUSES, `must be one of ${PARTICIPANT_STATUSES.join(', ')}`)
export const participantId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64, 'must have at most 64 characters'),
  storable,
)
export const reason = v.pipe(v.string(), v.trim(), v.maxLength(500, 'must have at most 500 characters'), storable)
export const note = v.pipe(v.string(), v.trim(), v.maxLength(2000, 'must have at most 2000 characters'), storable)
export const tag = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(40, 'must have at most 40 characters'),
  storable,
)
/** Epoch milliseconds. */
export const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

export const profile = {
  userId: name,
  username: v.exactOptional(name),
  name: v.exactOptional(name),
  imageUrl: v.exactOptional(imageUrl),
}
