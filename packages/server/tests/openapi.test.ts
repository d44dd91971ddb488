import fc from 'fast-check'
import * as v from 'valibot'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Limits } from '../src/access/limits.ts'
import { mount } from '../src/edges/http/mount.ts'
import { allRoutes } from '../src/edges/http/routes.ts'
import type { Context } from '../src/context.ts'
import { ERRORS, type Role } from '../src/protocol/index.ts'
import { problemDetails } from '../src/protocol/schemas/index.ts'
import { anyText, fitting, spoilt, type Schema } from './support/arbitrary.ts'
import { Companion, type Answer } from './support/companion.ts'

type Operation = {
  operationId: string
  security: object[]
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>
}
type Document = {
  openapi: string
  info: object
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** Requests for each route; more where a longer search is wanted. */
const RUNS = Number(process.env['WALK_RUNS'] ?? 20)

const routes = allRoutes(new Limits())
let companion: Companion
let document: Document
let tokens: Record<'api-key' | 'HOST' | 'VIEWER' | 'nobody', string>
let target: string
beforeAll(async () => {
  companion = await Companion.start()
  document = (await companion.call('GET', '/openapi.json')).body
  const session = async (role: Role) => {
    await companion.put('walk', { userId: role, role })
    return companion.session('walk', role)
  }
  await companion.putRoom('walk')
  const [host, viewer] = [await session('HOST'), await session('VIEWER')]
  target = viewer.self.id
  tokens = { 'api-key': companion.apiKey, HOST: host.token, VIEWER: viewer.token, nobody: '' }
})
afterAll(() => companion.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the document', () => {
  test('says where an answer may be that there is nothing new', () => {
    const tagged = operations().filter(({ operation }) => '304' in operation.responses)
    expect(tagged.map(({ operation }) => operation.operationId)).toEqual([
      'getRoomsRoomParticipants',
      'getRoomsRoomAttendance',
    ])
  })

  test('has every route that is mounted under /v1, and no other', () => {
    const mounted = mount({} as Context, new Limits(), routes).routes.map(({ method, path }) => `${method} ${path}`)
    const described = operations().map(({ path, method }) => {
      return `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`
    })
    expect(described.toSorted()).toEqual(mounted.toSorted())
    expect(described.length).toBeGreaterThan(12)
  })

  test('is whole: parameters, references, operation ids', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
      expect(declared.map(({ name }) => name)).toEqual(named)
      expect(declared.every(({ required }) => required)).toBe(true)
      for (const response of Object.values(operation.responses)) expect(response.description).toMatch(/\S/)
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!)
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references) {
      const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(reference) ?? []
      expect(document.components.schemas).toHaveProperty(name ?? reference)
    }
  })

  test('says of a request body what is checked', () => {
    const body = document.paths['/v1/rooms/{room}/participants']?.['post']?.requestBody?.content['application/json']
    expect(body?.schema).toMatchObject({ type: 'object', required: ['userId'], additionalProperties: false })
    expect(body?.schema.properties?.['userId']).toMatchObject({ type: 'string', minLength: 1, maxLength: 256 })
  })
})

/** Checks an answer against what the document and the table say of it. */
function expectDocumented(method: string, path: string, { status, headers, body }: Answer): void {
  const operation = document.paths[path]?.[method]
  const what = `${method} ${path} ${status} ${JSON.stringify(body).slice(0, 300)}`
  expect(Object.keys(operation?.responses ?? {}), what).toContain(String(status))
  const route = routes.find((known) => known.method === method && known.path.replace(/:(\w+)/g, '{$1}') === path)
  const schema = status === 200 ? route!.answer : problemDetails
  const { issues } = v.safeParse(schema, body)
  expect(issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [], what).toEqual([])
  if (status !== 200) {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(operation?.responses[status]?.description, what).toContain(`\`${body.code}\``)
  }
}

test('what honest calls are answered fits the document', async () => {
  const room = 'honest'
  const site = companion.apiKey
  const calls: [string, string, string, string, object?][] = [
    ['put', '/v1/rooms/{room}', `/v1/rooms/${room}`, site, { host: { userId: 'host', name: 'Hanna' } }],
    ['patch', '/v1/rooms/{room}', `/v1/rooms/${room}`, site, { title: 'Hall' }],
    ['get', '/v1/rooms/{room}', `/v1/rooms/${room}`, site],
    ['post', '/v1/tokens', '/v1/tokens', site, { room, userId: 'ana', livekit: true }],
    ['post', '/v1/rooms/{room}/participants', `/v1/rooms/${room}/participants`, site, { userId: 'ana' }],
    ['get', '/v1/rooms/{room}/participants', `/v1/rooms/${room}/participants`, site],
    ['get', '/v1/rooms/{room}/events', `/v1/rooms/${room}/events`, site],
    ['get', '/v1/rooms/{room}/explain', `/v1/rooms/${room}/explain?action=room.policy`, site],
    ['post', '/v1/exports', '/v1/exports', site, { userId: 'ana' }],
    ['post', '/v1/erasures', '/v1/erasures', site, { userId: 'somebody' }],
  ]
  for (const [method, path, address, as, body] of calls) {
    const answer = await companion.call(method.toUpperCase(), address, { as, ...(body && { body }) })
    expect([address, answer.status]).toEqual([address, 200])
    expectDocumented(method, path, answer)
  }
  const { token } = await companion.token({ room, userId: 'ana' })
  const session = await companion.call('POST', '/v1/sessions', { body: { kind: 'panel', token } })
  expectDocumented('post', '/v1/sessions', session)
  const as = session.body.token
  expectDocumented('post', '/v1/rooms/{room}/join', await companion.call('POST', `/v1/rooms/${room}/join`, { as }))
  const action = { id: 'removal-01', action: 'participant.remove', targets: [session.body.self.id] }
  const removal = await companion.call('POST', `/v1/rooms/${room}/actions`, { as: site, body: action })
  expect([removal.status, removal.body.results[0].participant.bar]).toEqual([200, expect.any(Object)])
  expectDocumented('post', '/v1/rooms/{room}/actions', removal)
  const change = await companion.call('PATCH', `/v1/rooms/${room}/participants/${session.body.self.id}`, {
    as: site,
    body: { canSpeak: true },
  })
  expect(change.status).toBe(200)
  expectDocumented('patch', '/v1/rooms/{room}/participants/{id}', change)
})

describe('whatever is asked, valid or not, is answered as the document says, and never by a failure', () => {
  test.each(routes.map(({ method, path }) => [method, path] as const))('%s %s', async (method, path) => {
    const address = path.replace(/:(\w+)/g, '{$1}')
    const operation = document.paths[address]![method]!
    const schema = operation.requestBody?.content['application/json'].schema
    const request = fc.record({
      who: fc.constantFrom<keyof typeof tokens>('api-key', 'api-key', 'HOST', 'VIEWER', 'nobody'),
      room: fc.oneof({ weight: 4, arbitrary: fc.constant('walk') }, anyText({ minLength: 1, maxLength: 300 })),
      isKnownTarget: fc.boolean(),
      strangeId: fc.string({ minLength: 1, maxLength: 80 }),
      query: fc.record(
        Object.fromEntries(
          operation.parameters
            .filter((parameter) => parameter.in === 'query')
            .map((parameter) => [parameter.name, fc.oneof(fitting(parameter.schema), fc.string())]),
        ),
        { requiredKeys: [] },
      ),
      body: schema ? fc.oneof(fitting(schema), spoilt(schema)) : fc.constant(undefined),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ who, room, isKnownTarget, strangeId, query, body }) => {
        const filled = address
          .replace('{room}', encodeURIComponent(room.toWellFormed()))
          .replace('{id}', encodeURIComponent(isKnownTarget ? target : strangeId))
        fc.pre(!/\/\.{1,2}(\/|$)/.test(filled))
        const search = new URLSearchParams(query as Record<string, string>).toString()
        const answer = await companion.call(method.toUpperCase(), `${filled}${search && `?${search}`}`, {
          ...(tokens[who] && { as: tokens[who] }),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        expectDocumented(method, address, answer)
      }),
      { numRuns: RUNS },
    )
  })

  test('and the server is well afterwards', async () => {
    expect((await companion.call('GET', '/healthz')).status).toBe(200)
  })
})

test('docs/errors.md explains every code that there is, and no other', async () => {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (\d{3}) +\| (yes|no) +\| (.+?) +\| (.+?) +\|$/gm)]
  const told = Object.fromEntries(rows.map(([, code, status, again]) => [code, [Number(status), again === 'yes']]))
  const real = Object.fromEntries(
    Object.entries(ERRORS).map(([code, { status, retryable }]) => [code, [status, retryable]]),
  )
  expect(told).toEqual(real)
})
