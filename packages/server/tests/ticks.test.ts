import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

const room = 'ticks'
const TICK_MS = 50
let companion: Companion
let viewer: string
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room)
  await companion.put(room, { userId: 'ana' })
  viewer = (await companion.session(room, 'viewer')).token
})
afterAll(() => companion.close())

const rename = (name: string) => companion.put(room, { userId: 'ana', name })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function follow() {
  const { position } = await companion.snapshot(room, viewer)
  return companion.panel(room, viewer, position)
}

describe('L3 ticks are 50 ms apart', () => {
  test('what changes together goes into one frame', async () => {
    const panel = await follow()
    const began = performance.now()
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => companion.put(room, { userId: `guest${n}`, name: `Guest ${n}` })),
    )
    await eventually(() => expect(JSON.stringify(panel.frames)).toContain('Guest 29'))
    const told = panel.frames.filter((frame) => frame.type === 'changes' && frame.put.length > 0)
    // However long a busy machine takes for them.
    expect(told.length).toBeLessThanOrEqual(2 + (performance.now() - began) / TICK_MS)
    expect(told.length).toBeLessThan(30)
    panel.close()
  })

  test('also while counts, which come once a second, are due later', async () => {
    const panel = await follow()
    for (let n = 0; n < 20; n += 1) {
      await rename(`Ana ${n}`)
      await pause(100)
    }
    await eventually(() => expect(JSON.stringify(panel.frames)).toContain('Ana 19'))
    const told = panel.frames.filter((frame) => frame.type === 'changes' && frame.put.length > 0)
    expect(told.length).toBeGreaterThan(8)
    panel.close()
  })

  test('also for who came back just after everybody had gone', async () => {
    for (let n = 0; n < 3; n += 1) {
      const before = await follow()
      await rename(`Before ${n}`)
      await eventually(() => expect(JSON.stringify(before.frames)).toContain(`Before ${n}`))
      before.close()
      await before.closed
      const after = await follow()
      await rename(`After ${n}`)
      await eventually(() => expect(JSON.stringify(after.frames)).toContain(`After ${n}`))
      after.close()
      await after.closed
    }
  })
})
