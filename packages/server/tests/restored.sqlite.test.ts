import { copyFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { Companion, offsetOf } from './support/companion.ts'

test('L4 after a restored backup a position of what was lost starts over', async () => {
  const room = 'restored'
  const companion = await Companion.start()
  const backup = `${companion.databaseUrl}.backup`
  try {
    await companion.putRoom(room)
    const { token } = await companion.session(room, 'viewer')
    await companion.stop()
    await copyFile(companion.databaseUrl, backup)
    await companion.start()
    await companion.put(room, { userId: 'ana' })
    const { position } = await companion.snapshot(room, token)

    await companion.stop()
    await copyFile(backup, companion.databaseUrl)
    await companion.start()
    const { position: other } = await companion.put(room, { userId: 'ben' })
    expect(offsetOf(other)).toBe(offsetOf(position))
    const late = await companion.panel(room, token, position)
    await late.frame('reset')
    expect(late.changes).toEqual([])
  } finally {
    await companion.close()
  }
})
