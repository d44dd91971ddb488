import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isLater } from '../../src/domain/later.ts'
import { Deadlines } from '../../src/keeper/deadlines.ts'

const HOUR = 3_600_000

describe('a deadline on record', () => {
  let steady: number
  beforeEach(() => {
    steady = 1_000
    vi.spyOn(performance, 'now').mockImplementation(() => steady)
  })
  afterEach(() => vi.restoreAllMocks())

  const grace = { key: 'ana 500', endsAt: 10_500 }

  test('comes when it comes', () => {
    const deadlines = new Deadlines(10_000)
    expect(deadlines.check([grace], 2_500)).toEqual({ due: [], nextIn: 8_000 })
    steady += 7_999
    expect(deadlines.check([grace], 10_499)).toEqual({ due: [], nextIn: 1 })
    steady += 1
    expect(deadlines.check([grace], 10_500)).toEqual({ due: [grace], nextIn: undefined })
  })

  test('is due at once where it has passed', () => {
    expect(new Deadlines(10_000).check([grace], 99_000).due).toEqual([grace])
  })

  test.each([
    ['put back by an hour', -HOUR],
    ['put forward by an hour', HOUR],
  ])('does not move with a clock that is %s', (_name, step) => {
    const deadlines = new Deadlines(10_000)
    deadlines.check([grace], 2_500)
    steady += 5_000
    expect(deadlines.check([grace], 7_500 + step)).toEqual({ due: [], nextIn: 3_000 })
    steady += 3_000
    expect(deadlines.check([grace], 10_500 + step).due).toEqual([grace])
  })

  test('never takes longer than it may last', () => {
    expect(new Deadlines(10_000).check([{ key: 'ana', endsAt: HOUR }], 0).nextIn).toBe(10_000)
  })

  test('begins again with a new key, and what is not waited for is forgotten', () => {
    const deadlines = new Deadlines(10_000)
    deadlines.check([grace], 2_500)
    deadlines.check([], 2_500)
    steady += 9_000
    expect(deadlines.check([grace, { key: 'ben 2', endsAt: 4_500 }], 2_500)).toEqual({ due: [], nextIn: 2_000 })
  })
})

test.each([
  [100, 99, true],
  [100, 100, false],
  [99, 100, false],
  [HOUR, 100, false],
])('seen at %i is later than asked at %i: %s', (at, askedAt, later) => {
  expect(isLater(at, askedAt)).toBe(later)
})
