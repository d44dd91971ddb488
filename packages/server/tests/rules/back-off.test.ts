import { expect, test } from 'vitest'
import { backOffMs } from '../../src/livekit/back-off.ts'

test.each([
  [1, 1_000, 1_250],
  [2, 2_000, 2_500],
  [3, 4_000, 5_000],
  [4, 8_000, 10_000],
  [50, 8_000, 10_000],
])('after %i failures in a row between %i and %i ms, and never the same for all', (failures, least, most) => {
  const waits = Array.from({ length: 200 }, () => backOffMs(failures))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(least)
  expect(Math.max(...waits)).toBeLessThanOrEqual(most)
  expect(new Set(waits).size).toBeGreaterThan(100)
})
