import { expect, test } from 'vitest'
import { formatPosition, parsePosition } from '../../src/domain/position.ts'

test('L4 a position comes back as it was handed out', () => {
  const place = { offset: 42, eventId: '0b8e6c1e-7d0f-4c1b-9a37-0f4d2c1f5a11' }
  expect(parsePosition(formatPosition(place))).toEqual(place)
})

test.each([
  '',
  'garbage',
  '42',
  '42.abc',
  '42..room',
  '-1.abc.room',
  '1e3.abc.room',
  '1.5.abc.room',
  '42.abc.staff',
  '42.abc.room.x',
  '42.a b.room',
  ' 42.abc.room',
  `${'9'.repeat(16)}.abc.room`,
  `1.${'a'.repeat(65)}.room`,
])('L4 %j is no position', (text) => {
  expect(parsePosition(text)).toBeUndefined()
})
