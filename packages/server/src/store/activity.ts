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
