import type { PersonRequest } from './requests.ts'
import { isStorable } from './text.ts'

/** Why a line is not understood. */
export type LineProblem =
  | 'no-id'
  | 'too-many-fields'
  | 'too-long'
  | 'not-storable'
  | 'twice'
  | 'open-quote'
  | 'too-many'

/** `line`: the number of the line on which it begins, from 1. */
export type BadLine = { line: number; problem: LineProblem }
export type ExpectedCsv = { people: PersonRequest[]; bad: BadLine[] }

export const MAX_EXPECTED = 10_000
const MAX_NAME = 256
/** Whatever is no list at all is not read to its end. */
const MAX_BAD = 1_000

export const LINE_PROBLEMS: Record<LineProblem, string> = {
  'no-id': 'has no user id',
  'too-many-fields': 'has more than a user id and a name',
  'too-long': `has more than ${MAX_NAME} characters in a field`,
  'not-storable': 'has the character NUL or half a character',
  twice: 'names a user id for the second time',
  'open-quote': 'opens a quotation that does not end',
  'too-many': `is beyond the ${MAX_EXPECTED} people that a list may have`,
}

const BOM = '\uFEFF'
const IDS = new Set(['userid', 'user id', 'user_id', 'id'])

/**
 * A list of people as CSV (RFC 4180): a user id, and a name where one is known. Fields are parted by the first of
 * comma, semicolon and tab that the text has outside of quotations; a first line that says “user id” is a header.
 * What is not understood is named line by line, and the rest of the list is read all the same.
 */
export function parseExpected(text: string): ExpectedCsv {
  const people: PersonRequest[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  let isFirst = true
  for (const { line, fields, isOpen } of records(text.startsWith(BOM) ? text.slice(1) : text)) {
    if (fields.every((field) => field === '')) continue
    const [userId = '', name = '', ...rest] = fields
    const isHeader = isFirst && IDS.has(userId.toLowerCase())
    isFirst = false
    if (isHeader) continue
    const problem = isOpen ? 'open-quote' : problemOf(userId, name, rest, seen)
    if (problem) bad.push({ line, problem })
    else if (people.length === MAX_EXPECTED) {
      bad.push({ line, problem: 'too-many' })
      break
    } else people.push({ userId, ...(name && { name }) })
    if (bad.length === MAX_BAD) break
    seen.add(userId)
  }
  return { people, bad }
}

function problemOf(userId: string, name: string, rest: string[], seen: Set<string>): LineProblem | undefined {
  if (rest.some((field) => field !== '')) return 'too-many-fields'
  if (userId === '') return 'no-id'
  if (userId.length > MAX_NAME || name.length > MAX_NAME) return 'too-long'
  if (!isStorable(userId) || !isStorable(name)) return 'not-storable'
  return seen.has(userId) ? 'twice' : undefined
}

type Line = { line: number; fields: string[]; isOpen: boolean }

const QUOTED = /[^\S\t\r\n]*"((?:[^"]|"")*)("?)[^\S\t\r\n]*/y

/** Fields are trimmed; one in quotation marks may hold anything, and a mark as two of them. */
function* records(text: string): Generator<Line> {
  const parted = /[,;\t]/.exec(text.replace(/"(?:[^"]|"")*"/g, ''))?.[0] ?? ','
  const isEnd = (at: number) => at >= text.length || text[at] === '\r' || text[at] === '\n'
  let line = 1
  let at = 0

  /** What is quoted but in part is read as it stands; a quotation without an end goes no further than its line. */
  function field(record: Line): string {
    QUOTED.lastIndex = at
    const [, inside = '', mark] = QUOTED.exec(text) ?? []
    record.isOpen ||= mark === ''
    if (mark && (isEnd(QUOTED.lastIndex) || text[QUOTED.lastIndex] === parted)) {
      at = QUOTED.lastIndex
      line += inside.split('\n').length - 1
      return inside.replaceAll('""', '"')
    }
    const from = at
    while (!isEnd(at) && text[at] !== parted) at += 1
    return text.slice(from, at)
  }

  while (at < text.length) {
    const record: Line = { line, fields: [], isOpen: false }
    record.fields.push(field(record).trim())
    while (text[at] === parted) {
      at += 1
      record.fields.push(field(record).trim())
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    line += 1
    yield record
  }
}
