import type { Context as Request } from 'hono'
import * as v from 'valibot'
import { ProtocolError } from '../../protocol/index.ts'

/** Checks a value against a schema; each field that is wrong is named in the answer, its value never repeated. */
export function check<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  // To valibot a list is an object too.
  const result = v.safeParse(schema, Array.isArray(value) ? undefined : value)
  if (result.success) return result.output
  const errors = result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? 'body', message: messageOf(issue) }))
  const detail = `${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`
  throw new ProtocolError('invalid-request', detail, { errors })
}

/** The JSON of the body. A request without one needs no content type; another type would be read as an empty body. */
export async function readJson({ req }: Request): Promise<unknown> {
  const text = await req.text()
  if (text === '') return {}
  if (!/^application\/json\s*(;|$)/i.test(req.header('content-type') ?? '')) {
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
