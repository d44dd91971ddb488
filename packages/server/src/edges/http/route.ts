import type { Context as Request } from 'hono'
import * as v from 'valibot'
import type { ApiKey } from '../../access/api-key.ts'
import type { Limited } from '../../access/limits.ts'
import type { Caller } from '../../actions/action.ts'
import type { Context } from '../../context.ts'
import type { ErrorCode } from '../../protocol/index.ts'
import { actionId, participantId, roomName } from '../../protocol/schemas/index.ts'

/**
 * Who may call a route. `anybody`: its body says who asks. `site`: an API key. `person`: a session of this room.
 * `person-or-site`: either, and what they may do there is decided by the rules.
 */
export type Who = 'anybody' | 'site' | 'person' | 'person-or-site'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What stands in a path: its schema and what it is. */
export const PARAMS = {
  room: { schema: roomName, description: 'The name of the room, as in LiveKit.' },
  id: { schema: participantId, description: 'The `id` of a participant record.' },
  action: { schema: actionId, description: 'The `id` that an action was asked with.' },
} as const

type Fields = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>

/** One address of the interface. What it says is what is checked, and what the OpenAPI document tells. */
export type Route = {
  method: Method
  path: `/v1/${string}`
  summary: string
  who: Who
  /** Counted for each person. */
  limit?: Limited
  /** What is counted besides, by what is asked. */
  limitOf?(body: unknown): Limited | undefined
  query?: Fields
  body?: v.GenericSchema
  /** The body may come as `text/csv` too, which this reads. */
  csv?(text: string): unknown
  answer: v.GenericSchema
  /** Of the answer, where it is not JSON of our own. */
  contentType?: string
  /** Its answers carry an ETag: who sends it back and has the newest gets 304. */
  isTagged?: true
  /** Beyond those that every route of its kind may answer. */
  errors: ErrorCode[]
  handle(context: Context, asked: Asked<unknown, unknown>): Promise<object | Response>
}

export type Asked<Query, Body> = {
  /** Empty where the path names none. */
  params: { room: string; id: string; action: string }
  query: Query
  body: Body
  caller: Caller
  /** The user of the session; undefined for the site. */
  userId: string | undefined
  /** The key of the site, where one asks. */
  apiKey: ApiKey | undefined
  request: Request
}

type Typed<Query extends Fields | undefined, Body extends v.GenericSchema | undefined> = Omit<
  Route,
  'handle' | 'query' | 'body' | 'limitOf'
> & {
  limitOf?(body: Output<Body>): Limited | undefined
  query?: Query
  body?: Body
  handle(context: Context, asked: Asked<Output<Query>, Output<Body>>): Promise<object | Response>
}

type Output<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined

/** Lets each handler see the types of its own schemas. */
export function route<
  Query extends Fields | undefined = undefined,
  Body extends v.GenericSchema | undefined = undefined,
>(typed: Typed<Query, Body>): Route {
  return typed as unknown as Route
}
