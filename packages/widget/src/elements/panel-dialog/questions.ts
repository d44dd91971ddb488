import type { RoomMode } from 'participant-panel-server/protocol'
import type { enBulk } from '../../i18n/en-bulk.ts'
import type { enExpected } from '../../i18n/en-expected.ts'
import type { enRoles } from '../../i18n/en-roles.ts'
import type { enMany } from '../../i18n/en-many.ts'
import type { enRoom } from '../../i18n/en-room.ts'
import type { BulkActionName, SkipReason } from '../../view-models/bulk.ts'
import type { Question } from '../../view-models/question.ts'

/** Something is to be done to so many people; or the room is to be of another kind. */
export type DialogSubject =
  /** But not to so many of those, who are spared. */
  | { action: 'participant.muteAll'; count: number; spared: Partial<Record<SkipReason, number>> }
  | { action: BulkActionName; count: number }
  | { action: 'participant.remind'; count: number }
  | { action: 'room.end'; count: number }
  /** They wait, and come in when there is no waiting room any more. */
  | { action: 'room.letIn'; count: number }
  | { action: 'room.mode'; mode: RoomMode }
  | { action: 'host.transfer'; name: string }
  | { action: 'step-down'; role: string }

export type DialogWords = {
  bulk: typeof enBulk
  many: typeof enMany
  room: typeof enRoom
  expected: typeof enExpected
  roles: typeof enRoles
}

export function questionOf(subject: DialogSubject, { bulk, many, room, roles, expected }: DialogWords): Question {
  switch (subject.action) {
    case 'room.end':
    case 'room.letIn': {
      const isEnd = subject.action === 'room.end'
      const { heading, text, verb } = room.ask[isEnd ? 'end' : 'letIn']
      return { heading, text: text(subject.count), verb, isDanger: isEnd }
    }
    case 'participant.muteAll': {
      const { heading } = bulk.ask['participant.mute']
      const verb = bulk.verb['participant.mute'](subject.count)
      const spared = Object.entries(subject.spared).map(([who, n]) => bulk.skipped[who as SkipReason](n))
      const skip = spared.length > 0 ? bulk.skip(verb, spared) : undefined
      return { heading: heading(subject.count), text: many.muteAllText(skip), verb, isDanger: false }
    }
    case 'room.mode':
      return { ...room.ask[subject.mode], isDanger: false }
    case 'host.transfer': {
      const { heading, text, verb } = roles.askHost
      return { heading: heading(subject.name), text: text(subject.name), verb, isDanger: true }
    }
    case 'step-down': {
      const { heading, text, verb } = roles.askStepDown
      return { heading, text: text(subject.role), verb, isDanger: true }
    }
    case 'participant.remind': {
      const { heading, text, verb } = expected.askRemind
      return { heading: heading(subject.count), text, verb: verb(subject.count), isDanger: false }
    }
    default: {
      const { action, count } = subject
      const { heading, text } = bulk.ask[action]
      return {
        heading: heading(count),
        text: text(count),
        verb: bulk.verb[action](count),
        isDanger: action === 'participant.remove',
      }
    }
  }
}
