import { toJsonSchema } from '@valibot/to-json-schema'
import { Hono } from 'hono'
import type * as v from 'valibot'
import { ERRORS, type ErrorCode } from '../../protocol/index.ts'
import { participantRecord, problemDetails, roomRecord } from '../../protocol/schemas/index.ts'
import { PARAMS, type Route, type Who } from './route.ts'

/** Schemas that many answers share, each written down once. */
const SHARED = { ParticipantRecord: participantRecord, RoomRecord: roomRecord, Problem: problemDetails }

const CALLERS: Record<Who, { security: object[]; errors: ErrorCode[] }> = {
  anybody: { security: [], errors: [] },
  site: { security: [{ apiKey: [] }], errors: ['token-missing', 'token-invalid', 'token-expired', 'api-key-required'] },
  person: { security: [{ session: [] }], errors: ['token-missing', 'token-invalid', 'token-expired', 'wrong-room'] },
  'person-or-site': {
    security: [{ session: [] }, { apiKey: [] }],
    errors: ['token-missing', 'token-invalid', 'token-expired', 'wrong-room'],
  },
}

const CSV = { 'text/csv': { schema: { type: 'string' } } }

const EVERYWHERE: ErrorCode[] = ['too-many-requests', 'internal', 'database-unavailable']

/** `GET /openapi.json`: the document of the routes, made of the schemas that check what comes in. */
export function openApiRoutes(routes: Route[]): Hono {
  const document = JSON.stringify(openApiDocument(routes))
  return new Hono().get('/openapi.json', (request) =>
    request.body(document, 200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }),
  )
}

function openApiDocument(routes: Route[]) {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'participant-panel server',
      version: '1',
      description: 'The roster, the roles and the rights of LiveKit rooms. Errors are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(SHARED).map(([name, schema]) => [name, sharedSchema(name, schema)])),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the site: `ppk_…`.' },
        session: { type: 'http', scheme: 'bearer', description: 'A session, from `POST /v1/sessions`.' },
      },
    },
  }
}

function operation(route: Route): object {
  const params = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as keyof typeof PARAMS)
  return {
    operationId: operationId(route),
    summary: route.summary,
    security: CALLERS[route.who].security,
    parameters: [...params.map(pathParameter), ...queryParameters(route.query)],
    ...(route.body && {
      requestBody: { content: { ...json(jsonSchema(route.body, 'input')), ...(route.csv && CSV) } },
    }),
    responses: {
      200: { description: 'Done.', content: content(jsonSchema(route.answer, 'output'), route.contentType) },
      ...(route.isTagged && { 304: { description: 'Nothing new since the `ETag` that came as `If-None-Match`.' } }),
      ...problems(errorsOf(route, params.length > 0)),
    },
  }
}

/** Every error that the route may answer. */
function errorsOf({ who, body, query, errors }: Route, hasParams: boolean): ErrorCode[] {
  const isChecked = body !== undefined || query !== undefined || hasParams
  return [
    ...errors,
    ...CALLERS[who].errors,
    ...EVERYWHERE,
    ...(isChecked ? (['invalid-request'] as const) : []),
    ...(body ? (['too-large'] as const) : []),
    ...(hasParams ? (['room-not-found'] as const) : []),
  ]
}

function problems(codes: ErrorCode[]): Record<number, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => ERRORS[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${ERRORS[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function operationId({ method, path }: Route): string {
  const words = path.replace('/v1/', '').replaceAll(':', '').split('/')
  return [method, ...words].map((word, index) => (index ? word[0]!.toUpperCase() + word.slice(1) : word)).join('')
}

function pathParameter(name: keyof typeof PARAMS): object {
  const { schema, description } = PARAMS[name]
  return { name, in: 'path', required: true, description, schema: jsonSchema(schema, 'input') }
}

function queryParameters(query: Route['query']): object[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema }
  })
}

function json(schema: object): object {
  return content(schema)
}

function content(schema: object, type = 'application/json'): object {
  return { [type]: { schema } }
}

function sharedSchema(name: string, schema: v.GenericSchema): object {
  const { [name]: _itself, ...others } = SHARED as Record<string, v.GenericSchema>
  return converted(schema, 'output', others)
}

function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output'): object {
  return converted(schema, typeMode, SHARED)
}

/** What has no word in JSON Schema (trimming, one of two fields) is checked all the same, and told in sentences. */
function converted(
  schema: v.GenericSchema,
  typeMode: 'input' | 'output',
  definitions: Record<string, v.GenericSchema>,
) {
  const {
    $schema: _,
    $defs: __,
    definitions: ___,
    ...rest
  } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode,
    errorMode: 'ignore',
    definitions,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  })
  return rest
}
