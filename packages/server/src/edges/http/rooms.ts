import * as v from 'valibot'
import { joinRoom } from '../../actions/join-room.ts'
import { loggingRefusals } from '../../actions/log-refusals.ts'
import { changeSettings, putRoom } from '../../actions/put-room.ts'
import { EXPLAINED } from '../../protocol/index.ts'
import {
  eventsAnswer,
  explanation,
  joinAnswer,
  joinRequest,
  participantId,
  roomAnswer,
  roomChange,
  roomRequest,
} from '../../protocol/schemas/index.ts'
import { explain } from '../../queries/explain.ts'
import { readEvents } from '../../queries/read-events.ts'
import { readRoom } from '../../queries/read-room.ts'
import { route } from './route.ts'

const place = v.exactOptional(
  v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d{1,9})?$/, 'must be an offset, or `next` as it came')),
)
const eventsQuery = v.pipe(
  v.strictObject({
    after: place,
    before: place,
    order: v.exactOptional(v.picklist(['oldest', 'newest'], 'must be oldest or newest')),
    only: v.exactOptional(v.literal('actions', 'can only be actions')),
    about: v.exactOptional(participantId),
  }),
  v.check(({ after, before }) => !after || !before, 'after or before may be given, and not both'),
)

const explainQuery = v.strictObject({
  action: v.picklist(EXPLAINED, `must be one of ${EXPLAINED.join(', ')}`),
  target: v.exactOptional(participantId),
  value: v.exactOptional(v.pipe(v.string(), v.maxLength(64, 'must have at most 64 characters'))),
})

export const roomRoutes = [
  route({
    method: 'put',
    path: '/v1/rooms/:room',
    summary: 'Make a room known, or change it.',
    who: 'site',
    body: roomRequest,
    answer: roomAnswer,
    errors: ['room-not-found', 'observed-room'],
    handle: (context, { params, body }) => putRoom(context, params.room, body),
  }),
  route({
    method: 'patch',
    path: '/v1/rooms/:room',
    summary: 'Change a room, by host and co-hosts; `whenHostLeaves` by the host, `enforce` with an API key only.',
    who: 'person-or-site',
    limit: 'actions',
    body: roomChange,
    answer: roomAnswer,
    errors: ['rank-too-low', 'api-key-required', 'participant-not-found', 'barred', 'observed-room'],
    handle: (context, { params: { room }, body, caller }) =>
      loggingRefusals(context, room, caller, { action: 'room.policy' }, () =>
        changeSettings(context, room, caller, body),
      ),
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room',
    summary: 'The settings of the room, and how many people are in it.',
    who: 'person-or-site',
    answer: roomAnswer,
    errors: [],
    handle: (context, { params, userId }) => readRoom(context, params.room, userId),
  }),
  route({
    method: 'post',
    path: '/v1/rooms/:room/join',
    summary:
      'What to connect to LiveKit with: the rights of this moment, for two minutes. Or that the person has to wait.',
    who: 'person',
    limit: 'joins',
    body: joinRequest,
    answer: joinAnswer,
    errors: ['participant-not-found', 'barred', 'room-locked', 'room-ended', 'not-staff', 'too-many-devices'],
    handle: (context, { params, userId, body }) => joinRoom(context, params.room, userId!, body),
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room/events',
    summary: 'The log of the room, oldest or newest first.',
    who: 'person-or-site',
    query: eventsQuery,
    answer: eventsAnswer,
    errors: ['not-staff', 'participant-not-found', 'barred'],
    handle: (context, { params, userId, query }) => readEvents(context, params.room, userId, query),
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room/explain',
    summary: 'Why the person who asks may or may not do something.',
    who: 'person-or-site',
    query: explainQuery,
    answer: explanation,
    errors: ['participant-not-found', 'barred'],
    handle: (context, { params, userId, query }) => explain(context, params.room, userId, query),
  }),
]
