import { putExpected } from '../../actions/put-expected.ts'
import { LINE_PROBLEMS, ProtocolError, parseExpected, type ExpectedRequest } from '../../protocol/index.ts'
import { expectedAnswer, expectedPutAnswer, expectedQuery, expectedRequest } from '../../protocol/schemas/index.ts'
import { readExpected } from '../../queries/read-expected.ts'
import { route } from './route.ts'
import { MAX_MISTAKES } from './validate.ts'

export const expectedRoutes = [
  route({
    method: 'get',
    path: '/v1/rooms/:room/expected',
    summary: 'Who is expected: here, late or not yet; and who came without being so.',
    who: 'person-or-site',
    answer: expectedAnswer,
    errors: ['not-staff', 'rank-too-low', 'participant-not-found', 'barred'],
    handle: (context, { params, userId }) => readExpected(context, params.room, userId),
  }),
  route({
    method: 'put',
    path: '/v1/rooms/:room/expected',
    summary: 'Say who is expected; as `text/csv` too, with a user id and a name in each line.',
    who: 'person-or-site',
    limit: 'actions',
    query: expectedQuery,
    body: expectedRequest,
    csv: requestFrom,
    answer: expectedPutAnswer,
    errors: ['not-staff', 'rank-too-low', 'participant-not-found', 'barred'],
    async handle(context, { params, caller, userId, query, body }) {
      const put = await putExpected(context, params.room, caller, { people: body.people, mode: query.mode })
      return { ...put, counts: (await readExpected(context, params.room, userId)).counts }
    },
  }),
]

/** All of it, or nothing: a list with a bad line is not taken in part. */
function requestFrom(csv: string): ExpectedRequest {
  const { people, bad } = parseExpected(csv)
  if (bad.length === 0) return { people }
  const errors = bad
    .slice(0, MAX_MISTAKES)
    .map(({ line, problem }) => ({ field: `line ${line}`, message: LINE_PROBLEMS[problem] }))
  const first = errors.slice(0, 3).map(({ field, message }) => `${field} ${message}`)
  const more = bad.length > first.length ? ` (and ${bad.length - first.length} more)` : ''
  throw new ProtocolError('invalid-request', `Not understood: ${first.join('; ')}${more}.`, { errors })
}
