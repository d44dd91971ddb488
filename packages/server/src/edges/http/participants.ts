import { cancelBulk } from '../../actions/cancel-bulk.ts'
import { changeParticipant } from '../../actions/change-participant.ts'
import { loggingRefusals } from '../../actions/log-refusals.ts'
import { putParticipant } from '../../actions/put-participant.ts'
import type { ParticipantChange } from '../../protocol/index.ts'
import {
  actionAnswer,
  actionRequest,
  bulkAnswer,
  participantAnswer,
  participantChange,
  participantRequest,
  snapshot,
  snapshotQuery,
} from '../../protocol/schemas/index.ts'
import { readBulk } from '../../queries/read-bulk.ts'
import { readSnapshot } from '../../queries/snapshot.ts'
import { act } from './actions.ts'
import { route } from './route.ts'
import { answerSnapshot } from './snapshot.ts'

/** Which key of the matrix a change needs first. */
function changedBy({ role, name }: ParticipantChange): string {
  if (role !== undefined) return 'role.grant'
  return name === undefined ? 'permission.override' : 'participant.rename'
}

export const participantRoutes = [
  route({
    method: 'get',
    path: '/v1/rooms/:room/participants',
    summary: 'The roster that the caller may see, and the position that it is from.',
    who: 'person-or-site',
    answer: snapshot,
    isTagged: true,
    errors: ['participant-not-found'],
    query: snapshotQuery,
    async handle(context, { params, userId, query, request }) {
      return answerSnapshot(request, await readSnapshot(context, params.room, userId, query.page))
    },
  }),
  route({
    method: 'post',
    path: '/v1/rooms/:room/participants',
    summary: 'Create or update the record of a user; without an API key only to invite.',
    who: 'person-or-site',
    limit: 'actions',
    body: participantRequest,
    answer: participantAnswer,
    errors: [
      'not-staff',
      'rank-too-low',
      'not-yourself',
      'not-eligible',
      'api-key-required',
      'participant-not-found',
      'barred',
    ],
    handle: (context, { params, caller, body }) => putParticipant(context, params.room, caller, body),
  }),
  route({
    method: 'patch',
    path: '/v1/rooms/:room/participants/:id',
    summary: 'Change role, rights or name of a person.',
    who: 'person-or-site',
    limit: 'actions',
    body: participantChange,
    answer: participantAnswer,
    errors: [
      'not-staff',
      'rank-too-low',
      'not-yourself',
      'switched-off',
      'not-eligible',
      'not-held',
      'participant-not-found',
      'barred',
      'conflict',
    ],
    handle(context, { params: { room, id }, caller, body }) {
      const asked = { action: changedBy(body), targets: [id] }
      return loggingRefusals(context, room, caller, asked, () => changeParticipant(context, room, caller, id, body))
    },
  }),
  route({
    method: 'post',
    path: '/v1/rooms/:room/actions',
    summary: 'Do something to one or many people. The id makes it idempotent: a repeat gets the present result.',
    who: 'person-or-site',
    limit: 'actions',
    limitOf: ({ action }) => (action === 'hand.raise' || action === 'stage.ask' ? 'hands' : undefined),
    body: actionRequest,
    answer: actionAnswer,
    errors: [
      'not-staff',
      'rank-too-low',
      'not-yourself',
      'only-yourself',
      'switched-off',
      'not-eligible',
      'participant-not-found',
      'barred',
      'conflict',
      'observed-room',
      'not-in-room',
      'livekit-unavailable',
    ],
    handle: (context, { params: { room }, caller, body }) =>
      loggingRefusals(context, room, caller, body, () => act(context, room, caller, body)),
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room/actions/:action',
    summary: 'How far an action on many people is or how it ended, and to whom it was not done.',
    who: 'person-or-site',
    answer: bulkAnswer,
    errors: ['not-staff', 'participant-not-found', 'barred', 'not-found'],
    handle: (context, { params, userId }) => readBulk(context, params.room, userId, params.action),
  }),
  route({
    method: 'delete',
    path: '/v1/rooms/:room/actions/:action',
    summary: 'Stop an action on many people: to whoever it was done, it stays so.',
    who: 'person-or-site',
    limit: 'actions',
    answer: bulkAnswer,
    errors: ['not-staff', 'rank-too-low', 'participant-not-found', 'barred', 'not-found'],
    async handle(context, { params, userId, caller }) {
      await cancelBulk(context, params.room, caller, params.action)
      return readBulk(context, params.room, userId, params.action)
    },
  }),
]
