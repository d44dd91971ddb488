import Sqlite from 'better-sqlite3'
import type { StoredEvent } from './recorder.ts'

/** All events of a room, read from the companion's file beside it. */
export function storedEvents(file: string, room: string): StoredEvent[] {
  return reading(file, (db) =>
    db
      .prepare<[string], StoredEvent>(
        'select offset, n, id, type, action_id as actionId from events where room = ? order by offset, n',
      )
      .all(room),
  )
}

export function countRows(file: string, table: 'rooms' | 'participants' | 'connections' | 'events'): number {
  return reading(file, (db) => db.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0)
}

export function isIntact(file: string): boolean {
  return reading(file, (db) => db.pragma('integrity_check', { simple: true }) === 'ok')
}

/** A copy such as a backup takes, while the companion runs. */
export async function backUp(file: string, copy: string): Promise<void> {
  const db = new Sqlite(file, { readonly: true })
  await db.backup(copy)
  db.close()
}

function reading<Result>(file: string, read: (db: Sqlite.Database) => Result): Result {
  const db = new Sqlite(file, { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}
