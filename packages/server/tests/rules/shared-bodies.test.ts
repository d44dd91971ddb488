import { afterEach, beforeEach, expect, test } from 'vitest'
import { SharedBodies } from '../../src/queries/shared-bodies.ts'

const text = (bytes: number) => ({ text: 'x'.repeat(bytes) })
const MIB = 1024 * 1024
const unhandled: unknown[] = []
const note = (error: unknown) => unhandled.push(error)
beforeEach(() => process.on('unhandledRejection', note))
afterEach(() => process.off('unhandledRejection', note))

test('who asks while it is being made gets the same, and it is kept', async () => {
  const bodies = new SharedBodies()
  let made = 0
  const read = async () => ({ made: (made += 1) })
  const [first, second] = await Promise.all([bodies.body('a', read), bodies.body('a', read)])
  expect(second).toBe(first)
  expect(await bodies.body('a', read)).toBe(first)
  expect(made).toBe(1)
})

test('the longest unused makes room, also beside one that cannot be read', async () => {
  const bodies = new SharedBodies()
  let fail: (error: Error) => void = () => {}
  const failing = bodies.body('failing', () => new Promise((_, reject) => (fail = reject)))
  for (const key of ['a', 'b', 'c']) await bodies.body(key, async () => text(10 * MIB))
  await bodies.body('a', async () => text(1))
  await bodies.body('d', async () => text(10 * MIB))
  expect(['a', 'b', 'c', 'd'].filter((key) => bodies.has(key))).toEqual(['a', 'c', 'd'])
  fail(new Error('the database is away'))
  await expect(failing).rejects.toThrow('away')
  await new Promise((resolve) => setImmediate(resolve))
  expect(unhandled).toEqual([])
  expect(bodies.has('failing')).toBe(false)
  await bodies.body('failing', async () => text(1))
  expect(bodies.has('failing')).toBe(true)
})
