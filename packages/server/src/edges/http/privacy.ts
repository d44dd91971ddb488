import { erasePerson } from '../../actions/erase-person.ts'
import { erasureAnswer, exportAnswer, privacyRequest } from '../../protocol/schemas/index.ts'
import { exportPerson } from '../../queries/export-person.ts'
import { route } from './route.ts'

/** What the law lets a person ask of a site. In all rooms that its key opens. */
export const privacyRoutes = [
  route({
    method: 'post',
    path: '/v1/exports',
    summary: 'Everything on record about a person.',
    who: 'site',
    body: privacyRequest,
    answer: exportAnswer,
    errors: [],
    handle: (context, { body, apiKey }) => exportPerson(context, body.userId, apiKey?.roomPrefix ?? ''),
  }),
  route({
    method: 'post',
    path: '/v1/erasures',
    summary: 'Forget who somebody was. Bars are kept.',
    who: 'site',
    body: privacyRequest,
    answer: erasureAnswer,
    errors: [],
    handle: (context, { body, apiKey }) => erasePerson(context, body.userId, apiKey?.roomPrefix ?? ''),
  }),
]
