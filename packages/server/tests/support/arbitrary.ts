import fc from 'fast-check'

/** As much of JSON Schema as the document of the server uses. */
export type Schema = {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** Values that fit a schema of a request. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map(fitting))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
    case 'string':
      return stringOf(schema)
    default:
      return fc.jsonValue()
  }
}

/** Every character that there is. What fast-check has for that, and for addresses, takes seconds to be made. */
export function anyText(length: { minLength: number; maxLength: number }): fc.Arbitrary<string> {
  const character = fc
    .integer({ min: 0, max: 0x10ffff })
    .map((code) => String.fromCodePoint(code))
    .filter((text) => text.isWellFormed())
  return fc.string({ unit: fc.oneof(character, fc.constantFrom('\0', ' ', 'a', '/', '%', '"')), ...length })
}

/** Any JSON, and what fits with one part of it replaced, left out or added. */
export function spoilt(schema: Schema): fc.Arbitrary<unknown> {
  const strange = fc.oneof(fc.jsonValue(), fc.constantFrom('', '\u0000', 'x'.repeat(300), -1, 1e300, null, []))
  const mutated = fc
    .tuple(fitting(schema), fc.nat(), strange, fc.constantFrom('replace', 'drop', '__proto__', 'constructor'))
    .map(([value, at, other, how]) => mutate(value, at, other, how))
  return fc.oneof(strange, mutated, mutated)
}

function mutate(value: unknown, at: number, other: unknown, how: string): unknown {
  if (typeof value !== 'object' || value === null) return other
  const entries = Object.entries(value)
  const index = entries.length > 0 ? at % entries.length : 0
  if (how === 'drop') return Object.fromEntries(entries.filter((_, n) => n !== index))
  if (how === 'replace') return Object.fromEntries(entries.map(([key, old], n) => [key, n === index ? other : old]))
  return JSON.parse(`${JSON.stringify(value).slice(0, -1)}${entries.length > 0 ? ',' : ''}"${how}":1}`)
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, fitting(field)]))
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true })
}

function stringOf({ pattern, format, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (format === 'uri') return fc.stringMatching(/^https:\/\/[a-z]{1,20}\.test\/[\w.%-]{0,20}$/)
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return anyText({ minLength, maxLength: Math.min(maxLength, 30) })
}
