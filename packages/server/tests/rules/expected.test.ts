import { expect, test } from 'vitest'
import { expectedStateOf, lateByOf, type ParticipantKind, type Role } from '../../src/protocol/index.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 10, 30, 9)
const plain = { kind: 'standard' as ParticipantKind, role: 'VIEWER' as Role }

test.each([
  ['expected and not here', { expectedAt: 1 }, 'notYet', undefined],
  ['here before the start', { expectedAt: 1, arrivedAt: START - MINUTE }, 'here', undefined],
  ['here on the last moment', { expectedAt: 1, arrivedAt: START + 5 * MINUTE }, 'here', undefined],
  ['late by a moment', { expectedAt: 1, arrivedAt: START + 5 * MINUTE + 1 }, 'late', 5 * MINUTE + 1],
  ['here, and nobody expects them', { arrivedAt: START + 20 * MINUTE }, 'unexpected', undefined],
  ['staff whom nobody has put on the list', { arrivedAt: START, role: 'MODERATOR' as Role }, undefined, undefined],
  ['staff on the list', { expectedAt: 1, arrivedAt: START, role: 'HOST' as Role }, 'here', undefined],
  ['invited, and not on the list', {}, undefined, undefined],
  ['a bot', { arrivedAt: START, kind: 'agent' as ParticipantKind }, undefined, undefined],
])('%s', (_title, given, state, lateBy) => {
  const schedule = { startsAt: START, lateAfterMinutes: 5 }
  expect([expectedStateOf({ ...plain, ...given }, schedule), lateByOf({ ...plain, ...given }, schedule)]).toEqual([
    state,
    lateBy,
  ])
})

test('nobody is late for a room that has no start', () => {
  const arrival = { ...plain, expectedAt: 1, arrivedAt: START + 90 * MINUTE }
  expect(expectedStateOf(arrival, { lateAfterMinutes: 0 })).toBe('here')
})
