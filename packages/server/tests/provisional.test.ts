import { expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

test('who held a token but never came is forgotten after 10 minutes, unless they look on, were given something, or are kept out', async () => {
  let now = Date.now()
  const companion = await Companion.start({ overrides: { clock: () => now } })
  try {
    const room = 'forgotten'
    const ids = async () =>
      Promise.all(
        ['gone', 'watching', 'promoted'].map(async (userId) => (await companion.session(room, userId)).self.id),
      )
    const promoted = await companion.session(room, 'promoted', { role: 'MODERATOR' })
    const banned = await companion.put(room, { userId: 'banned' })
    const input = { forSeconds: 86_400 }
    const removal = { id: 'removal-01', action: 'participant.remove' as const, targets: [banned.participant.id], input }
    await companion.act(room, removal)
    await companion.call('POST', '/v1/erasures', { as: companion.apiKey, body: { userId: 'banned' } })
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
    const { self: back } = await companion.session(room, 'banned')
    expect([back.id === banned.participant.id, back.bar?.until]).toEqual([false, expect.any(Number)])
  } finally {
    await companion.close()
  }
})
