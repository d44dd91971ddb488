import * as v from 'valibot'
import { ROOM_ENFORCES, ROOM_MODES, ROOM_VISIBILITIES } from '../records.ts'
import { MAX_EXPECTED } from '../expected-csv.ts'
import type {
  ExpectedMode,
  ExpectedRequest,
  JoinRequest,
  ParticipantChange,
  ParticipantRequest,
  PrivacyRequest,
  RoomChange,
  RoomRequest,
  SessionRequest,
  TokenRequest,
} from '../requests.ts'
import { name, profile, reason, role, status, time } from './texts.ts'

const MAX_TOKEN_S = 12 * 3600

export const tokenRequest = v.strictObject({
  ...profile,
  room: name,
  role: v.exactOptional(role),
  guest: v.exactOptional(v.boolean()),
  expiresIn: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TOKEN_S, 'must be at most 43200 (12 hours)')),
  ),
  livekit: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<TokenRequest>

export const sessionRequest = v.strictObject({
  kind: v.picklist(['panel', 'livekit'], 'must be "panel" or "livekit"'),
  token: v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(8192, 'must have at most 8192 characters'),
  ),
  room: v.exactOptional(name),
}) satisfies v.GenericSchema<SessionRequest>

const MAX_MINUTES = 24 * 60

const roomSettings = {
  title: v.exactOptional(name),
  mode: v.exactOptional(v.picklist(ROOM_MODES, `must be one of ${ROOM_MODES.join(', ')}`)),
  enforce: v.exactOptional(v.picklist(ROOM_ENFORCES, `must be one of ${ROOM_ENFORCES.join(', ')}`)),
  handRaising: v.exactOptional(v.boolean()),
  screenSharing: v.exactOptional(v.boolean()),
  chatting: v.exactOptional(v.boolean()),
  selfRenaming: v.exactOptional(v.boolean()),
  moderatorsInvite: v.exactOptional(v.boolean()),
  coHostsEnd: v.exactOptional(v.boolean()),
  autoLower: v.exactOptional(v.boolean()),
  visibility: v.exactOptional(v.picklist(ROOM_VISIBILITIES, `must be one of ${ROOM_VISIBILITIES.join(', ')}`)),
  lobby: v.exactOptional(v.boolean()),
  talkTime: v.exactOptional(v.boolean()),
  attendanceNotice: v.exactOptional(v.boolean()),
  startsAt: v.exactOptional(v.nullable(time)),
  endsAt: v.exactOptional(v.nullable(time)),
  lateAfterMinutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_MINUTES))),
  whenHostLeaves: v.exactOptional(
    v.union(
      [
        v.literal('keep'),
        v.strictObject({
          endAfterMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_MINUTES)),
        }),
      ],
      `must be keep, or { endAfterMinutes } of at most ${MAX_MINUTES}`,
    ),
  ),
}
const people = v.pipe(
  v.array(v.strictObject(profile)),
  v.maxLength(MAX_EXPECTED, `must be at most ${MAX_EXPECTED} people`),
)
export const expectedRequest = v.strictObject({ people }) satisfies v.GenericSchema<ExpectedRequest>

/** To be said: what becomes of those who are not named. */
export const expectedQuery = v.strictObject({
  mode: v.picklist(['replace', 'merge'], 'must be replace or merge'),
}) satisfies v.GenericSchema<{ mode: ExpectedMode }>

export const roomRequest = v.strictObject({
  ...roomSettings,
  host: v.exactOptional(v.strictObject(profile)),
  ended: v.exactOptional(v.literal(false, 'can only be false')),
}) satisfies v.GenericSchema<RoomRequest>
export const roomChange = v.strictObject(roomSettings) satisfies v.GenericSchema<RoomChange>

export const joinRequest = v.strictObject({
  device: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'))),
  hidden: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<JoinRequest>

export const participantRequest = v.strictObject({
  ...profile,
  role: v.exactOptional(role),
  status: v.exactOptional(status),
}) satisfies v.GenericSchema<ParticipantRequest>

const named = { role: v.exactOptional(role), name: v.exactOptional(name) }
const right = v.union(
  [v.boolean(), v.strictObject({ value: v.boolean(), until: v.exactOptional(time), reason: v.exactOptional(reason) })],
  'must be true, false or { value, until, reason }',
)
const rightsOf = <Value extends v.GenericSchema>(value: Value) => ({
  canSpeak: v.exactOptional(value),
  canVideo: v.exactOptional(value),
  canShareScreen: v.exactOptional(value),
  canChat: v.exactOptional(value),
})
export const rightsInput = v.pipe(
  v.strictObject(rightsOf(right)),
  v.check((input) => Object.keys(input).length > 0, 'must name a right'),
)

export const participantChange = v.strictObject({
  ...named,
  ...rightsOf(right),
  expect: v.exactOptional(v.strictObject({ ...named, ...rightsOf(v.boolean()), status: v.exactOptional(status) })),
}) satisfies v.GenericSchema<ParticipantChange>

export const privacyRequest = v.strictObject({ userId: name }) satisfies v.GenericSchema<PrivacyRequest>

/** `?page=` of the snapshot: `next` of the page before. */
export const snapshotQuery = v.strictObject({ page: v.exactOptional(v.pipe(v.string(), v.maxLength(256))) })
