import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { eventsOfActionQuery } from '../src/store/events.ts'
import { MEMORY } from '../src/store/sqlite.ts'

test('the events of an action are found without reading all of the room', async () => {
  const db = await openDatabase(MEMORY)
  const plan = async (about: { subjects?: string[]; type?: string }) => {
    const query = eventsOfActionQuery(db, 'a', about).compile()
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]),
    )
    return rows.map(({ detail }) => detail).join()
  }
  expect(await plan({})).toContain('(action_id=?)')
  expect(await plan({ type: 'bulk.end' })).toContain('(action_id=?)')
  expect(await plan({ subjects: ['p-1'] })).toContain('(action_id=? AND subject=?)')
  await db.destroy()
})
