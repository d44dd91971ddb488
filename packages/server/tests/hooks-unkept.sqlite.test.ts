import { sql } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { Site } from './support/site.ts'

test('a place that could not be kept is no reason to tell the site again what it has been told', async () => {
  const site = await Site.start()
  const companion = await Companion.start({ env: { WEBHOOK_URL: site.url, WEBHOOK_SECRET: site.secret } })
  const db = await openDatabase(companion.databaseUrl)
  await sql`create trigger unkept before update of hooks_offset on rooms begin select raise(abort, 'unkept'); end`.execute(
    db,
  )
  await companion.putRoom('unkept')
  await eventually(() => expect(site.typesOf('unkept')).toEqual(['room.open']))
  // The place is kept right after.
  await delay(1_000)
  await sql`drop trigger unkept`.execute(db)
  await companion.put('unkept', { userId: 'ana' })
  await eventually(() => expect(site.typesOf('unkept')).toContain('roster.edit'), 60_000)
  expect(site.typesOf('unkept')).toEqual(['room.open', 'roster.edit'])
  await db.destroy()
  await companion.close()
  site.close()
})
