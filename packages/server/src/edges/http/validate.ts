import { validator } from 'hono/validator'
import * as v from 'valibot'
import { ProtocolError } from '../../protocol/index.ts'

/** Checks the JSON body against a schema; each field that is wrong is named in the answer, its value never repeated. */
export function jsonBody<Schema extends v.GenericSchema>(schema: Schema) {
  return validator('json', (value: unknown, request): v.InferOutput<Schema> => {
    if (!isJson(request.req.header('content-type'))) {
      throw new ProtocolError('invalid-request', 'Send JSON, with the header `Content-Type: application/json`.')
    }
    // To valibot a list is an object too.
    const result = v.safeParse(schema, Array.isArray(value) ? undefined : value)
    if (result.success) return result.output
    const errors = result.issues.map((issue) => ({
      field: v.getDotPath(issue) ?? 'body',
      message: issue.type === 'strict_object' ? 'is not a known field' : issue.message.replace(/ but received .*/s, ''),
    }))
    const detail = `${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`
    throw new ProtocolError('invalid-request', detail, { errors })
  })
}

/** Another type would be read as an empty body. A request without a body needs none. */
function isJson(contentType = 'application/json'): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType)
}
