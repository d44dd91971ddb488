import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

test('above 500 present a room is crowded, until fewer than 400 are', async () => {
  await companion.putRoom('crowd')
  const people = Array.from({ length: 501 }, (_, n) => `user-${n}`)
  const set = async (some: string[], status: 'JOINED' | 'LEFT') => {
    for (let from = 0; from < some.length; from += 50) {
      await Promise.all(some.slice(from, from + 50).map((userId) => companion.put('crowd', { userId, status })))
    }
  }
  const crowded = async () => (await companion.snapshot('crowd')).room.crowded
  await set(people.slice(0, 500), 'JOINED')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await crowded()).toBe(false)
  await set(people.slice(500), 'JOINED')
  await eventually(async () => expect(await crowded()).toBe(true))
  await set(people.slice(400), 'LEFT')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await crowded()).toBe(true)
  await set(people.slice(399, 400), 'LEFT')
  await eventually(async () => expect(await crowded()).toBe(false))
})
