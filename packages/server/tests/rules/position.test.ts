import { expect, test } from 'vitest'
import { formatPosition, parsePosition } from '../../src/domain/position.ts'

test('L4 a position comes back as it was handed out', () => {
  const place = { offset: 42, eventId: '0b8e6c1e-7d0f-4c1b-9a37-0f4d2c1f5a11', audience: 'stage' as const }
  expect(parsePosition(formatPosition(place))).toEqual(place)
})

test.each([
  '',
  'garbage',
  '42',
  '42.abc',
  '42..everyone',
  '-1.abc.everyone',
  '1e3.abc.everyone',
  '1.5.abc.everyone',
  '42.abc.nobody',
  '42.abc.everyone.x',
  '42.a b.everyone',
  ' 42.abc.everyone',
  `${'9'.repeat(16)}.abc.everyone`,
  `1.${'a'.repeat(65)}.everyone`,
])('L4 %j is no position', (text) => {
  expect(parsePosition(text)).toBeUndefined()
})
