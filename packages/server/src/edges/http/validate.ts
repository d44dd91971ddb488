import { validator } from 'hono/validator'
import * as v from 'valibot'
import { ProtocolError } from '../../protocol/index.ts'

/** Checks the JSON body against a schema; each field that is wrong is named in the answer, its value never repeated. */
export function jsonBody<Schema extends v.GenericSchema>(schema: Schema) {
  return validator('json', (value: unknown): v.InferOutput<Schema> => {
    const result = v.safeParse(schema, value)
    if (result.success) return result.output
    const errors = result.issues.map((issue) => ({
      field: v.getDotPath(issue) ?? 'body',
      message: issue.type === 'strict_object' ? 'is not a known field' : issue.message.replace(/ but received .*/s, ''),
    }))
    const detail = `${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`
    throw new ProtocolError('invalid-request', detail, errors)
  })
}
