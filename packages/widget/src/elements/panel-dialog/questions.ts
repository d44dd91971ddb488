import type { RoomMode } from 'participant-panel-server/protocol'
import type { enBulk } from '../../i18n/en-bulk.ts'
import type { enRoom } from '../../i18n/en-room.ts'
import type { BulkActionName } from '../../view-models/bulk.ts'
import type { Question } from '../../view-models/question.ts'

/** Something is to be done to so many people; or the room is to be of another kind. */
export type DialogSubject =
  | { action: BulkActionName; count: number }
  | { action: 'room.end'; count: number }
  | { action: 'room.mode'; mode: RoomMode }

export type DialogWords = { bulk: typeof enBulk; room: typeof enRoom }

export function questionOf(subject: DialogSubject, { bulk, room }: DialogWords): Question {
  switch (subject.action) {
    case 'room.end': {
      const { heading, text, verb } = room.ask.end
      return { heading, text: text(subject.count), verb, isDanger: true }
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
