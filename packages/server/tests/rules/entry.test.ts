import { describe, expect, test } from 'vitest'
import { barOf, lifted, removalDone, withBar, withoutBar } from '../../src/domain/bar.ts'
import { endingAtOf } from '../../src/domain/host-leave.ts'
import { keptOutBy, mayBePresent } from '../../src/domain/entry.ts'
import { newParticipant, withRole, type Participant } from '../../src/domain/participant.ts'
import { NEW_ROOM, type Room } from '../../src/domain/room.ts'
import { denialDone, withAdmission, withDenial, withKnock, withoutPatience } from '../../src/domain/waiting.ts'
import { ROLES, isStaff, type Role } from '../../src/protocol/index.ts'

const NOW = 10_000
const person = (more: Partial<Participant> = {}): Participant => ({
  ...newParticipant({ id: 'p', room: 'r', userId: 'ana', role: 'VIEWER', at: 1 }),
  ...more,
})

type Case = [string, Partial<Participant>, Partial<Room>, string | undefined]

/** For whoever is not staff. */
const CASES: Case[] = [
  ['an open room', {}, {}, undefined],
  ['a waiting room', {}, { lobby: true }, 'lobby'],
  ['a waiting room, let in', { admittedAt: 5_000 }, { lobby: true }, undefined],
  ['a waiting room, let in before and waiting again', { admittedAt: 5, status: 'WAITING' }, { lobby: true }, 'lobby'],
  ['a lock', {}, { lockedAt: 6_000 }, 'lock'],
  ['a lock, here when it fell', { admittedAt: 6_000 }, { lockedAt: 6_000 }, undefined],
  ['a lock, let in before it and gone', { admittedAt: 5_999 }, { lockedAt: 6_000 }, 'lock'],
  ['a lock, let in since', { admittedAt: 7_000 }, { lockedAt: 6_000 }, undefined],
  ['both, at the door', {}, { lobby: true, lockedAt: 6_000 }, 'lock'],
  ['both, waiting since before the lock', { status: 'WAITING' }, { lobby: true, lockedAt: 6_000 }, 'lobby'],
  ['waiting by word of the site alone', { status: 'WAITING' }, {}, undefined],
]

describe.each(ROLES)('a %s', (role: Role) => {
  test.each(CASES)('at %s', (_name, who, place, by) => {
    const visitor = person({ ...who, role })
    const expected = isStaff(role) ? undefined : by
    expect(keptOutBy(visitor, { ...NEW_ROOM, ...place }, NOW)).toBe(expected)
    expect(mayBePresent(visitor, { ...NEW_ROOM, ...place }, NOW)).toBe(expected === undefined)
  })

  test('stays out of a room that has ended, and while barred', () => {
    const staff = person({ role, admittedAt: 1 })
    expect(keptOutBy(staff, { ...NEW_ROOM, endedAt: 1 }, NOW)).toBe('end')
    const barred = { ...staff, barredUntil: NOW + 1 }
    expect(keptOutBy(barred, { ...NEW_ROOM, endedAt: 1 }, NOW)).toBe('bar')
  })
})

test('bots pass waiting room and lock, and end with the room', () => {
  const bot = person({ kind: 'agent' })
  expect(keptOutBy(bot, { ...NEW_ROOM, lobby: true, lockedAt: 1 }, NOW)).toBeUndefined()
  expect(keptOutBy(bot, { ...NEW_ROOM, endedAt: 1 }, NOW)).toBe('end')
})

test('who becomes staff stops waiting; who was staff and is here begins none', () => {
  const waiting = withKnock(person(), 5)
  expect(withRole(waiting, 'SPEAKER', NOW)).toMatchObject({ status: 'WAITING', waitingAt: 5 })
  expect(withRole(waiting, 'MODERATOR', NOW)).toMatchObject({ status: 'INVITED', waitingAt: null, admittedAt: NOW })
  const here = person({ role: 'CO_HOST', status: 'JOINED' })
  expect(keptOutBy(withRole(here, 'VIEWER', NOW), { ...NEW_ROOM, lobby: true, lockedAt: 9 }, NOW)).toBeUndefined()
  const gone = { ...here, status: 'LEFT' as const }
  expect(keptOutBy(withRole(gone, 'VIEWER', NOW), { ...NEW_ROOM, lobby: true }, NOW)).toBe('lobby')
})

const by = { id: 'mo', name: 'Mo', at: NOW }

/** Denied, with nobody to undo it. */
function denied(who: Participant, lasts: { forMs?: number }): Participant {
  return denialDone({ ...withDenial(withKnock(who, NOW), by, lasts), holdUntil: null }, NOW)
}

test('a denial lasts longer every time, until somebody lets the person in', () => {
  let who = person()
  const lasted = Array.from({ length: 4 }, () => {
    who = denied(who, {})
    return who.barredUntil! - NOW
  })
  expect(lasted).toEqual([60_000, 600_000, 86_400_000, 86_400_000])
  who = withAdmission(withKnock(who, NOW), NOW)
  expect(denied(who, {}).barredUntil! - NOW).toBe(60_000)
  expect(denied(who, { forMs: 20_000 }).barredUntil! - NOW).toBe(20_000)
  // It is always carried out, also when the keeper is late.
  expect(denied(who, { forMs: 5 }).barredUntil! - NOW).toBe(10_000)
  expect(withDenial(who, by, {})).toBe(who)
})

test('a denial is on hold first; whoever else decides meanwhile changes nothing, and undone it leaves no trace', () => {
  const waiting = withKnock(person(), NOW)
  const held = withDenial(waiting, by, {})
  expect(held).toMatchObject({ status: 'WAITING', holdUntil: NOW + 6_000, waitingAt: NOW })
  expect(withDenial(held, { ...by, id: 'ben' }, {})).toBe(held)
  expect(withoutBar(held, NOW)).toEqual({ ...waiting, rightsAt: NOW })
  // A waiting room that is switched off lets in who waits, and not who is being denied.
  expect(keptOutBy(held, NEW_ROOM, NOW)).toBe('lobby')
  expect(keptOutBy(waiting, NEW_ROOM, NOW)).toBeUndefined()
})

test('a denial is told as such, until something else keeps the person out', () => {
  const waiting = withKnock(person(), NOW)
  const after = denied(waiting, {})
  expect(barOf(after)).toMatchObject({ denied: true, until: NOW + 60_000 })
  const banned = withBar(after, { until: NOW + 86_400_000, by }, NOW)
  expect(barOf(banned)).not.toHaveProperty('denied')
  expect(barOf(withBar(waiting, { until: NOW + 60_000, by }, NOW))).not.toHaveProperty('denied')
})

test('who comes back after a removal waits like everybody', () => {
  const removed = removalDone(person({ admittedAt: 5, status: 'JOINED' }), NOW)
  expect(keptOutBy(lifted(removed, NOW + 60_000), { ...NEW_ROOM, lobby: true }, NOW + 60_000)).toBe('lobby')
})

test('who gives up waiting is expected still, where they were invited', () => {
  expect(withoutPatience(withKnock(person({ invitedAt: 1 }), 5), NOW)).toMatchObject({
    status: 'INVITED',
    leftAt: null,
  })
  expect(withoutPatience(withKnock(person(), 5), NOW)).toMatchObject({ status: 'LEFT', leftAt: NOW, waitingAt: null })
})

test.each([
  ['goes on where it is to', { whenHostLeaves: null }, { status: 'LEFT', leftAt: 1 }, null],
  ['ends so long after the host has left', { whenHostLeaves: 2 }, { status: 'LEFT', leftAt: 1_000 }, 121_000],
  ['keeps the time that was said', { whenHostLeaves: 2, endingAt: 9 }, { status: 'LEFT', leftAt: 1_000 }, 9],
  ['goes on when the host is back', { whenHostLeaves: 2, endingAt: 9 }, { status: 'JOINED', leftAt: null }, null],
  ['waits for a host who has not come yet', { whenHostLeaves: 2 }, { status: 'INVITED', leftAt: null }, null],
  ['goes on where there is no host', { whenHostLeaves: 2 }, undefined, null],
  ['ends only once', { whenHostLeaves: 2, endedAt: 5 }, { status: 'LEFT', leftAt: 1_000 }, null],
] as const)('a room %s', (_name, room, host, endingAt) => {
  expect(endingAtOf({ ...NEW_ROOM, ...room }, host, NOW)).toBe(endingAt)
})
