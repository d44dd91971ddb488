import { expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

test('who held a token but never came is forgotten after 10 minutes, unless they look on or were given something', async () => {
  let now = Date.now()
  const companion = await Companion.start({ overrides: { clock: () => now } })
  try {
    const room = 'forgotten'
    const ids = async () =>
      Promise.all(
        ['gone', 'watching', 'promoted'].map(async (userId) => (await companion.session(room, userId)).self.id),
      )
    const promoted = await companion.session(room, 'promoted', { role: 'MODERATOR' })
    const [gone, watching] = await ids()
    await companion.panel(room, (await companion.session(room, 'watching')).token)
    const db = await openDatabase(companion.databaseUrl)
    const read = db.selectFrom('participants').select('createdAt').where('id', '=', watching!)
    now += 301_000
    await eventually(async () => expect((await read.executeTakeFirst())?.createdAt).toBe(now))
    await db.destroy()
    now += 300_000
    await eventually(async () => expect((await ids())[0]).not.toBe(gone))
    expect((await ids()).slice(1)).toEqual([watching, promoted.self.id])
  } finally {
    await companion.close()
  }
})
