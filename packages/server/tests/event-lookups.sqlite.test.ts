import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { MEMORY } from '../src/store/sqlite.ts'

test('the events of an action are found without reading all of the room', async () => {
  const db = await openDatabase(MEMORY)
  const { rows } = await sql<{ detail: string }>`explain query plan
    select * from events where room = ${'hall'} and action_id = ${'a'} order by "offset", n`.execute(db)
  expect(rows.map(({ detail }) => detail).join()).toContain('action_id=?')
  await db.destroy()
})
