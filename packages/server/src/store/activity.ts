import type { EpochMs } from '../protocol/index.ts'
import type { Database } from './database.ts'

export type Activity = { speakingMs: number; microphoneMs: number; cameraMs: number }

/** Raises what a session's panel measured; a smaller total than the one on record changes nothing. */
export async function raiseActivity(db: Database, sid: string, activity: Activity): Promise<void> {
  await db
    .updateTable('connections')
    .set((row) => {
      const larger = (column: keyof Activity) =>
        row.case().when(column, '<', activity[column]).then(activity[column]).else(row.ref(column)).end()
      return {
        speakingMs: larger('speakingMs'),
        microphoneMs: larger('microphoneMs'),
        cameraMs: larger('cameraMs'),
      }
    })
    .where('sid', '=', sid)
    .execute()
}

/** What the sessions that somebody had since then measured of their speaking, together. */
export async function talkedSince(
  db: Database,
  { room, userId }: { room: string; userId: string },
  since: EpochMs,
): Promise<number> {
  const sessions = await db
    .selectFrom('connections')
    .select('speakingMs')
    .where('room', '=', room)
    .where('userId', '=', userId)
    .where((row) => row.or([row('leftAt', 'is', null), row('leftAt', '>', since)]))
    .execute()
  return sessions.reduce((sum, { speakingMs }) => sum + (speakingMs ?? 0), 0)
}
