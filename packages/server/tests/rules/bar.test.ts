import { expect, test } from 'vitest'
import {
  HOLD_MS,
  MIN_BAR_MS,
  barOf,
  isBarred,
  isOnHold,
  lifted,
  removalDone,
  withBar,
  withoutBar,
} from '../../src/domain/bar.ts'
import { mayBePresent } from '../../src/domain/entry.ts'
import { newParticipant } from '../../src/domain/participant.ts'
import { NEW_ROOM } from '../../src/domain/room.ts'

const NOW = 100_000
const person = newParticipant({ id: 'p', room: 'r', userId: 'ana', role: 'VIEWER', at: 1 })
const mo = { id: 'mo', name: 'Mo', at: NOW }
const hana = { id: 'hana', name: 'Hana', at: NOW }

test.each([
  ['nobody barred', {}, true, false, false],
  ['a bar that runs', { barredUntil: NOW + 1 }, false, false, true],
  ['a bar that has just ended', { barredUntil: NOW }, true, false, false],
  ['on hold', { holdUntil: NOW + 1, barredUntil: NOW + 90 }, true, true, false],
  ['a hold that is over, before anybody ended it', { holdUntil: NOW, barredUntil: NOW + 90 }, false, false, true],
])('mayBePresent: %s', (_name, bar, present, onHold, barred) => {
  const who = { ...person, ...bar }
  expect([mayBePresent(who, NEW_ROOM, NOW), isOnHold(who, NOW), isBarred(who, NOW)]).toEqual([present, onHold, barred])
})

test('a removal holds first, and tells by whom and why', () => {
  const removed = withBar(person, { until: NOW + 60_000, by: mo, reason: 'spam' }, NOW)
  expect(removed).toMatchObject({ holdUntil: NOW + HOLD_MS, barredUntil: NOW + 60_000, rightsAt: NOW })
  expect(barOf(removed)).toEqual({ until: NOW + 60_000, by: mo, reason: 'spam' })
})

test('a shorter removal does not shorten a bar, a longer one makes it longer', () => {
  const banned = { ...withBar(person, { until: NOW + 900_000, by: hana }, NOW), holdUntil: null }
  expect(withBar(banned, { until: NOW + 60_000, by: mo }, NOW)).toBe(banned)
  expect(withBar(banned, { until: NOW + 950_000, by: mo }, NOW)).toMatchObject({
    holdUntil: null,
    barredUntil: NOW + 950_000,
    barredBy: 'mo',
  })
})

test('somebody on hold is held no longer for being removed again', () => {
  const held = withBar(person, { until: NOW + 60_000, by: mo }, NOW)
  expect(withBar(held, { until: NOW + 90_000, by: hana }, NOW + 3_000).holdUntil).toBe(held.holdUntil)
})

test('undone leaves no trace but the time of the decision', () => {
  const held = withBar(person, { until: NOW + 60_000, by: mo, reason: 'spam' }, NOW)
  expect(withoutBar(held, NOW + 1)).toEqual({ ...person, rightsAt: NOW + 1 })
  expect(withoutBar(person, NOW + 1)).toBe(person)
})

test('a bar is lifted once it has run out, and not before', () => {
  const banned = { ...withBar(person, { until: NOW + 60_000, by: mo }, NOW), holdUntil: null }
  expect(lifted(banned, NOW + 59_999)).toBe(banned)
  expect(lifted(banned, NOW + 60_000)).toEqual({ ...person, rightsAt: NOW })
})

test('a removal that nobody has carried out yet is neither lifted nor forgotten for another one', () => {
  const held = withBar(person, { until: NOW + MIN_BAR_MS, by: mo }, NOW)
  const late = NOW + MIN_BAR_MS + 1
  expect(lifted(held, late)).toBe(held)
  expect(withBar(held, { until: NOW + 90_000, by: hana }, NOW + HOLD_MS + 1).holdUntil).toBe(held.holdUntil)
})

test('a removal keeps out for as long as was said, and for a moment where it comes too late for that', () => {
  const held = withBar(person, { until: NOW + 60_000, by: mo }, NOW)
  expect(removalDone(held, NOW + HOLD_MS)).toEqual({ ...held, holdUntil: null })
  const late = removalDone(held, NOW + 70_000)
  expect([mayBePresent(late, NEW_ROOM, NOW + 70_000), late.holdUntil]).toEqual([false, null])
})
