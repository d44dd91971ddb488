import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLOSE } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { eventually, type Panel } from './support/panel.ts'

const room = 'large'
const PEOPLE = 26
const SOCKETS_EACH = 10
const panels: Panel[] = []
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room)
  for (let person = 0; person < PEOPLE; person += 1) {
    const { token } = await companion.session(room, `viewer-${person}`)
    const { position } = await companion.snapshot(room, token)
    const open = async () => panels.push(await companion.panel(room, token, position))
    await Promise.all(Array.from({ length: SOCKETS_EACH }, open))
  }
})
afterAll(() => companion.close())

test('L7 in a large room a reset spreads the clients', async () => {
  await companion.putRoom(room, { visibility: 'stage' })
  const resets = await Promise.all(panels.map((panel) => panel.frame('reset')))
  const waits = resets.map(({ inMs }) => inMs)
  expect(Math.max(...waits)).toBeLessThanOrEqual(2 * panels.length)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
  // Random ones in 520 ms: some are early and some late.
  expect(Math.min(...waits)).toBeLessThan(130)
  expect(Math.max(...waits)).toBeGreaterThan(390)
})

test('a stop tells all of them to come back, in more than one wave', async () => {
  const codes: number[] = []
  for (const panel of panels) void panel.closed.then((code) => codes.push(code))
  await companion.stop()
  await eventually(() => expect(codes.length).toBe(panels.length))
  expect(new Set(codes)).toEqual(new Set([CLOSE.serverStopping]))
})
