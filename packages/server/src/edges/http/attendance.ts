import type { Context as Request } from 'hono'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { attendance, attendanceSignature } from '../../protocol/schemas/index.ts'
import { exportAttendance, signAttendance } from '../../queries/attendance-export.ts'
import { readAttendance } from '../../queries/attendance.ts'
import { Body } from '../../queries/shared-bodies.ts'
import { answerBody } from './answer-body.ts'
import { csvOf } from './attendance-csv.ts'
import { route } from './route.ts'

const moment = (field: string) =>
  v.pipe(
    v.string(),
    v.description(`Epoch milliseconds, or a moment such as 2026-03-29T10:00:00Z. ${field}`),
    v.check((text) => Number.isFinite(momentOf(text)), 'must be epoch milliseconds, or like 2026-03-29T10:00:00Z'),
    v.transform(momentOf),
  )

const windowFields = {
  from: v.exactOptional(moment('When somebody first came, where it is left out.')),
  to: v.exactOptional(moment('Now, or when the last had left, where it is left out.')),
}

const csvFields = {
  lang: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/, 'must be a language tag'))),
  timeZone: v.exactOptional(v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone such as Europe/Berlin'))),
  bom: v.exactOptional(
    v.pipe(
      v.picklist(['true', 'false'], 'must be true or false'),
      v.transform((text) => text === 'true'),
    ),
  ),
}

const CSV = 'text/csv; charset=utf-8; header=present'
const JWS = 'application/jose+json'

export const attendanceRoutes = [
  route({
    method: 'get',
    path: '/v1/rooms/:room/attendance',
    summary: 'Who was here from when until when, and who talked how long: of everybody, or of oneself.',
    who: 'person-or-site',
    limit: 'attendance',
    query: v.strictObject(windowFields),
    answer: attendance,
    isTagged: true,
    errors: ['participant-not-found', 'barred'],
    handle: async (context, { params, userId, query, request }) =>
      answerAttendance(request, JSON.stringify(await readAttendance(context, params.room, userId, query))),
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room/attendance.csv',
    summary: 'The same of all people, by name, as CSV (RFC 4180); for host and co-hosts.',
    who: 'person-or-site',
    limit: 'attendance',
    query: v.strictObject({ ...windowFields, ...csvFields }),
    answer: v.string(),
    contentType: CSV,
    errors: ['not-staff', 'rank-too-low', 'participant-not-found', 'barred'],
    async handle(context, { params, userId, query, request }) {
      const { from, to, ...options } = query
      const wish = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
      const attendance = await exportAttendance(context, params.room, userId, wish)
      request.header('content-disposition', `attachment; filename*=UTF-8''${fileNameOf(attendance.title)}.csv`)
      request.header('cache-control', 'private, no-store')
      return request.body(csvOf(attendance, options), 200, { 'content-type': CSV })
    },
  }),
  route({
    method: 'get',
    path: '/v1/rooms/:room/attendance.jws',
    summary: 'The same, signed with `EXPORT_SECRET`, so that a site can prove it unaltered; for host and co-hosts.',
    who: 'person-or-site',
    limit: 'attendance',
    query: v.strictObject(windowFields),
    answer: attendanceSignature,
    contentType: JWS,
    errors: ['not-staff', 'rank-too-low', 'switched-off', 'participant-not-found', 'barred'],
    async handle(context, { params, userId, query, request }) {
      const signed = await signAttendance(context, params.room, userId, query)
      request.header('cache-control', 'private, no-store')
      return request.body(JSON.stringify(signed), 200, { 'content-type': JWS })
    },
  }),
]

/** What a time that is over was like is the same whenever it is asked, and ten thousand people are some megabytes. */
function answerAttendance(request: Request, text: string): Promise<Response> {
  request.header('cache-control', 'private, no-cache')
  request.header('vary', 'authorization')
  const etag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  return answerBody(request, new Body(text), etag, 'application/json')
}

/** A header's own words for what is not in it. */
function fileNameOf(title: string): string {
  return encodeURIComponent(title).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function momentOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return ISO.test(text) ? Date.parse(text) : Number.NaN
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
