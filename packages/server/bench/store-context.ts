import { pino } from 'pino'
import type { Context } from '../src/context.ts'
import { openDatabase } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'

/** As much of a companion as decides and stores: no edge, no stream, no LiveKit. */
export async function storeContext(databaseUrl: string): Promise<{ context: Context; close: () => Promise<void> }> {
  const db = await openDatabase(databaseUrl)
  const context = {
    db,
    lanes: new Lanes(db, () => undefined),
    clock: Date.now,
    log: pino({ level: 'silent' }),
  } as unknown as Context
  return { context, close: () => db.destroy() }
}
