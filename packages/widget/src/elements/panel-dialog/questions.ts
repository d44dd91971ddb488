import type { RoomMode } from 'participant-panel-server/protocol'
import type { enBulk } from '../../i18n/en-bulk.ts'
import type { enRoom } from '../../i18n/en-room.ts'
import type { BulkActionName } from '../../view-models/bulk.ts'
import type { Question } from '../../view-models/question.ts'

/** Something is to be done to so many people; or the room is to be of another kind. */
export type DialogSubject =
  | { action: BulkActionName; count: number }
  | { action: 'room.end'; count: number }
  /** They wait, and come in when there is no waiting room any more. */
  | { action: 'room.letIn'; count: number }
  | { action: 'room.mode'; mode: RoomMode }

export type DialogWords = { bulk: typeof enBulk; room: typeof enRoom }

export function questionOf(subject: DialogSubject, { bulk, room }: DialogWords): Question {
  switch (subject.action) {
    case 'room.end':
    case 'room.letIn': {
      const isEnd = subject.action === 'room.end'
      const { heading, text, verb } = room.ask[isEnd ? 'end' : 'letIn']
      return { heading, text: text(subject.count), verb, isDanger: isEnd }
    }
    case 'room.mode':
      return { ...room.ask[subject.mode], isDanger: false }
    default: {
      const { action, count } = subject
      const { heading, text } = bulk.ask[action]
      return {
        heading: heading(count),
        text,
        verb: bulk.verb[action](count),
        isDanger: action === 'participant.remove',
      }
    }
  }
}
