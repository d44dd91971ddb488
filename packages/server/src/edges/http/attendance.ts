import * as v from 'valibot'
import { attendance } from '../../protocol/schemas/index.ts'
import { readAttendance } from '../../queries/attendance.ts'
import { route } from './route.ts'

const moment = (field: string) =>
  v.pipe(
    v.string(),
    v.description(`Epoch milliseconds, or a moment such as 2026-03-29T10:00:00Z. ${field}`),
    v.check((text) => Number.isFinite(momentOf(text)), 'must be epoch milliseconds, or like 2026-03-29T10:00:00Z'),
    v.transform(momentOf),
  )

export const windowFields = {
  from: v.exactOptional(moment('When somebody first came, where it is left out.')),
  to: v.exactOptional(moment('Now, or when the last had left, where it is left out.')),
}

export const attendanceRoutes = [
  route({
    method: 'get',
    path: '/v1/rooms/:room/attendance',
    summary: 'Who was here from when until when, and who talked how long: of everybody, or of oneself.',
    who: 'person-or-site',
    limit: 'attendance',
    query: v.strictObject(windowFields),
    answer: attendance,
    errors: ['participant-not-found', 'barred'],
    handle: (context, { params, userId, query }) => readAttendance(context, params.room, userId, query),
  }),
]

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function momentOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return ISO.test(text) ? Date.parse(text) : Number.NaN
}
