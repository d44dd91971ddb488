import * as v from 'valibot'
import { PARTICIPANT_STATUSES, ROOM_MODES } from '../records.ts'
import { ROLES } from '../roles.ts'

/** LiveKit's own limit of identities and names (config `limit`, v1.13.5). */
const MAX_NAME = 256
const MAX_PEOPLE = 500

const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_NAME, `must have at most ${MAX_NAME} characters`),
)
const imageUrl = v.pipe(
  v.string(),
  v.maxLength(2048, 'must have at most 2048 characters'),
  v.url('must be an address'),
  v.regex(/^https:\/\//, 'must start with https://'),
)
const role = v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`)
const mode = v.picklist(ROOM_MODES, `must be one of ${ROOM_MODES.join(', ')}`)
const status = v.picklist(PARTICIPANT_STATUSES, `must be one of ${PARTICIPANT_STATUSES.join(', ')}`)
const actionId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'))

const profile = {
  userId: name,
  username: v.exactOptional(name),
  name: v.exactOptional(name),
  imageUrl: v.exactOptional(imageUrl),
}
const person = v.strictObject(profile)

export const roomName = name

export const tokenRequest = v.strictObject({
  ...profile,
  room: name,
  role: v.exactOptional(role),
  guest: v.exactOptional(v.boolean()),
  expiresIn: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12 * 3600, 'must be at most 43200 (12 hours)')),
  ),
})

export const sessionRequest = v.strictObject({
  kind: v.literal('panel', 'must be "panel"'),
  token: v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(8192, 'must have at most 8192 characters'),
  ),
})

export const roomRequest = v.strictObject({
  title: v.exactOptional(name),
  mode: v.exactOptional(mode),
  host: v.exactOptional(person),
})

export const participantRequest = v.strictObject({
  ...profile,
  role: v.exactOptional(role),
  status: v.exactOptional(status),
})

export const participantChange = v.strictObject({
  role: v.exactOptional(role),
  canSpeak: v.exactOptional(v.boolean()),
  canVideo: v.exactOptional(v.boolean()),
  canShareScreen: v.exactOptional(v.boolean()),
  canChat: v.exactOptional(v.boolean()),
})

export const actionRequest = v.variant('action', [
  v.strictObject({
    id: actionId,
    action: v.literal('participant.mute'),
    targets: v.pipe(v.array(v.string()), v.minLength(1, 'must name somebody'), v.maxLength(MAX_PEOPLE)),
  }),
  v.strictObject({
    id: actionId,
    action: v.literal('invite.send'),
    input: v.strictObject({
      people: v.pipe(
        v.array(v.strictObject({ ...profile, role: v.exactOptional(role) })),
        v.minLength(1, 'must name somebody'),
        v.maxLength(MAX_PEOPLE),
      ),
    }),
  }),
])
