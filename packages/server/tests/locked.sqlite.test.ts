import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

test('while another process holds the file, reads go on and writes end with 503; then all is well again', async () => {
  await companion.putRoom('locked')
  await companion.put('locked', { userId: 'ana' })
  const locker = new BetterSqlite(companion.databaseUrl)
  locker.exec('begin immediate')
  const call = (userId: string) =>
    companion.call('POST', '/v1/rooms/locked/participants', { as: companion.apiKey, body: { userId } })
  let waiting = true
  const writes = Promise.all([call('ben'), call('cleo')]).finally(() => (waiting = false))
  let reads = 0
  while (waiting) {
    expect((await companion.snapshot('locked')).participants.map(({ userId }) => userId)).toEqual(['ana'])
    reads += 1
  }
  for (const { status, body, headers } of await writes) {
    expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'database-unavailable',
      retryAfter: '1',
    })
  }
  expect(reads).toBeGreaterThan(20)
  locker.exec('rollback')
  locker.close()
  expect((await call('ben')).status).toBe(200)
  expect((await companion.snapshot('locked')).participants.map(({ userId }) => userId).toSorted()).toEqual([
    'ana',
    'ben',
  ])
})
