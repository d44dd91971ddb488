import type { Database } from './database.ts'

/** Something that is told once, to whom it concerns. `data` is JSON. */
export type MomentEvent = { type: string; actor: string; subject: string | null; data: string | null; at: number }

const MOMENTS = [
  'participant.mute',
  'participant.stopVideo',
  'participant.stopScreen',
  'unmute.decline',
  'unmute.unanswered',
  'stage.decline',
  'stage.unanswered',
]

/** The moments that took the offsets after `after`, up to and with `upTo`, oldest first. */
export async function momentsBetween(db: Database, room: string, after: number, upTo: number): Promise<MomentEvent[]> {
  return db
    .selectFrom('events')
    .select(['type', 'actor', 'subject', 'data', 'at'])
    .where('room', '=', room)
    .where('offset', '>', after)
    .where('offset', '<=', upTo)
    .where('type', 'in', MOMENTS)
    .orderBy('offset')
    .orderBy('n')
    .execute()
}
