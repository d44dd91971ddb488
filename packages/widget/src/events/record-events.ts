import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { RecordChange } from '../stores/roster-store.ts'
import type { LiveParticipant } from '../view-models/live-participant.ts'
import { HandLoweredEvent } from './hand-lowered-event.ts'
import { HandRaisedEvent } from './hand-raised-event.ts'
import { ParticipantJoinedEvent } from './participant-joined-event.ts'
import { ParticipantLeftEvent } from './participant-left-event.ts'
import { ParticipantUpdatedEvent } from './participant-updated-event.ts'
import { RoleChangedEvent } from './role-changed-event.ts'

/** What the page is told of a changed record. */
export function recordEvents(change: RecordChange, describe: (record: ParticipantRecord) => LiveParticipant): Event[] {
  const { before, after } = change
  const record = after ?? before
  if (!record) return []
  const participant = describe(record)
  const events: Event[] = []
  const wasIn = before?.status === 'JOINED'
  const isIn = after?.status === 'JOINED'
  if (isIn && !wasIn) events.push(new ParticipantJoinedEvent({ participant }))
  if (wasIn && !isIn) events.push(new ParticipantLeftEvent({ participant }))
  if (!before || !after) return events
  if (before.role !== after.role) events.push(new RoleChangedEvent({ participant, from: before.role, to: after.role }))
  const [handBefore, handAfter] = [before.hand?.at, after.hand?.at]
  if (handAfter !== undefined && handBefore === undefined) events.push(new HandRaisedEvent({ participant }))
  if (handBefore !== undefined && handAfter === undefined) events.push(new HandLoweredEvent({ participant }))
  const isOther =
    handBefore !== handAfter ||
    SHOWN.some((field) => before[field] !== after[field]) ||
    DEVICES.some((device) => before.media?.[device] !== after.media?.[device])
  if (isOther) events.push(new ParticipantUpdatedEvent({ participant }))
  return events
}

const SHOWN = [
  'name',
  'username',
  'imageUrl',
  'role',
  'status',
  'canSpeak',
  'canVideo',
  'canShareScreen',
  'canChat',
] as const satisfies (keyof ParticipantRecord)[]

const DEVICES = ['microphone', 'camera', 'screen'] as const
