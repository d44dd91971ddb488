import * as v from 'valibot'
import type {
  ActivityFigures,
  Attendance,
  AttendanceSignature,
  PersonAttendance,
  PresenceFigures,
} from '../attendance.ts'
import { ROLES } from '../roles.ts'
import { time } from './texts.ts'

const text = v.string()
const flag = v.boolean()
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const role = v.picklist(ROLES)

const presence = v.object({
  firstIn: time,
  lastOut: v.nullable(time),
  visits: time,
  devices: time,
  presentMs: time,
  share,
  lateMs: v.exactOptional(time),
  earlyMs: v.exactOptional(time),
  estimated: flag,
}) satisfies v.GenericSchema<PresenceFigures>

const activity = v.object({
  talkMs: time,
  talkShare: v.exactOptional(share),
  microphoneMs: time,
  cameraMs: time,
}) satisfies v.GenericSchema<ActivityFigures>

export const personAttendance = v.object({
  id: text,
  userId: text,
  username: v.exactOptional(text),
  name: text,
  kind: v.picklist(['standard', 'ingress', 'egress', 'sip', 'agent', 'connector', 'bridge']),
  role,
  guest: flag,
  anonymous: flag,
  invited: flag,
  presence: v.exactOptional(presence),
  activity: v.exactOptional(activity),
}) satisfies v.GenericSchema<PersonAttendance>

const curve = v.object({
  stepMs: time,
  points: v.array(v.object({ at: time, people: time, most: time, joins: time, leaves: time })),
})

export const attendance = v.object({
  scope: v.picklist(['everybody', 'talk-share', 'own']),
  room: v.object({
    name: text,
    title: text,
    from: time,
    to: time,
    isOpen: flag,
    startsAt: v.exactOptional(time),
    endsAt: v.exactOptional(time),
    now: v.exactOptional(time),
    peak: v.exactOptional(v.object({ people: time, at: time })),
    curve: v.exactOptional(curve),
    averageStayMs: v.exactOptional(time),
    came: v.exactOptional(time),
    neverCame: v.exactOptional(time),
    talkMs: v.exactOptional(time),
    notMeasured: v.exactOptional(time),
  }),
  people: v.array(personAttendance),
  bots: v.array(personAttendance),
  talk: v.exactOptional(
    v.array(v.object({ id: text, name: text, role, here: flag, talkMs: time, talkShare: v.exactOptional(share) })),
  ),
  keeping: v.object({ talkTime: flag, retentionDays: v.number(), anonymiseAfterDays: v.exactOptional(v.number()) }),
}) satisfies v.GenericSchema<Attendance>

export const attendanceSignature = v.object({
  protected: text,
  payload: text,
  signature: text,
}) satisfies v.GenericSchema<AttendanceSignature>
