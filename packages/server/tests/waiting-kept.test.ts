import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

const clock = { ahead: 0 }
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => Date.now() + clock.ahead } })
})
afterAll(() => companion.close())

async function knock(room: string, userId: string): Promise<string> {
  const { token } = await companion.session(room, userId)
  const { body } = await companion.call('POST', `/v1/rooms/${room}/join`, { as: token, body: {} })
  expect(body.waiting).toBe(true)
  return token
}

test('who waits is kept while a panel is open, also over a restart, and for half a minute after', async () => {
  const room = 'kept'
  await companion.putRoom(room, { lobby: true })
  const ana = await knock(room, 'ana')
  await knock(room, 'ben')
  const own = await companion.panel(room, ana)
  await companion.stop()
  clock.ahead += 120_000
  await companion.start()
  // Nobody had the chance to come back yet.
  expect((await companion.record(room, 'ben'))?.status).toBe('WAITING')
  own.close()
  await companion.panel(room, ana)
  await eventually(async () => expect((await companion.record(room, 'ben'))?.status).toBe('LEFT'), 60_000)
  expect((await companion.record(room, 'ana'))?.status).toBe('WAITING')
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  const types = body.events.map(({ type }: EventRecord) => type)
  expect(types.filter((type: string) => type.startsWith('lobby.'))).toEqual([
    'lobby.knock',
    'lobby.knock',
    'lobby.leave',
  ])
}, 90_000)
