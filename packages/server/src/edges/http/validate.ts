import type { HonoRequest } from 'hono'
import * as v from 'valibot'
import type { Route } from './route.ts'
import { ProtocolError } from '../../protocol/index.ts'

/** So many mistakes are named in one answer. */
export const MAX_MISTAKES = 20
/** In more text than this could be a million mistakes: only the first of them is looked for. */
const MAX_READ_TO_THE_END = 64 * 1024

/** Checks a value against a schema; each field that is wrong is named in the answer, its value never repeated. */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  textLength = 0,
): v.InferOutput<Schema> {
  // To valibot a list is an object too.
  const given = Array.isArray(value) ? undefined : value
  const result = v.safeParse(schema, given, { abortEarly: textLength > MAX_READ_TO_THE_END })
  if (result.success) return result.output
  const issues = result.issues.slice(0, MAX_MISTAKES)
  const errors = issues.map((issue) => ({ field: v.getDotPath(issue) ?? 'body', message: messageOf(issue) }))
  const detail = `${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`
  throw new ProtocolError('invalid-request', detail, { errors })
}

/** @throws ProtocolError where the sender broke off: nobody hears the answer, and nothing is wrong here */
export async function readText(request: HonoRequest): Promise<string> {
  try {
    return await request.text()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') {
      throw new ProtocolError('invalid-request', 'The body did not arrive.')
    }
    throw error
  }
}

/** JSON, or what the route takes besides. */
export function parseBody({ csv }: Pick<Route, 'csv'>, text: string, contentType = ''): unknown {
  return csv && /^text\/csv\s*(;|$)/i.test(contentType) ? csv(text) : parseJson(text, contentType)
}

/** A request without a body needs no content type; one of another type is not taken for an empty one. */
function parseJson(text: string, contentType = ''): unknown {
  if (text === '') return {}
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new ProtocolError('invalid-request', 'Send JSON, with the header `Content-Type: application/json`.')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new ProtocolError('invalid-request', 'The body is not JSON.')
  }
}

/** Valibot's own sentences quote what was received. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a known field'
  return issue.message.replace(/ but received .*/s, '')
}
