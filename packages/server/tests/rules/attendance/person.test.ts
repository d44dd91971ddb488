import { describe, expect, test } from 'vitest'
import { figuresOf, nobodyKnown, type Asked } from '../../../src/domain/attendance/person.ts'
import type { Session } from '../../../src/domain/attendance/visits.ts'
import { asked, askedAt, at, attendee, MINUTE, session } from '../../support/attendance-sessions.ts'

const figures = (sessions: Session[], asking: Asked = asked(), who = attendee()) =>
  figuresOf(who, sessions, asking)?.person
const presence = (sessions: Session[], asking: Asked = asked()) => figures(sessions, asking)?.presence
const PHONE = { identity: 'ana#k3' }
const removed = { leaveReason: 'PARTICIPANT_REMOVED' }

describe('time present', () => {
  test.each<[string, Session[], number, number, number]>([
    // name, sessions, minutes present, visits, devices
    ['A1 one session', [session('10:10', '10:40')], 30, 1, 1],
    ['A2 a second device inside the first', [session('10:10', '10:40'), session('10:20', '10:30', PHONE)], 30, 1, 2],
    ['A2 a second device that goes on', [session('10:10', '10:40'), session('10:30', '10:50', PHONE)], 40, 1, 2],
    [
      'A2 three that overlap in a chain',
      [session('10:10', '10:30'), session('10:20', '10:40', PHONE), session('10:35', '10:50')],
      40,
      1,
      2,
    ],
    ['A3 a reload', [session('10:10', '10:20'), session('10:20:01', '10:40')], 30, 1, 1],
    ['A3 back at the last moment of the grace', [session('10:10', '10:20'), session('10:20:10', '10:40')], 30, 1, 1],
    ['A3 two visits', [session('10:10', '10:20'), session('10:30', '10:40')], 20, 2, 1],
    ['A3 removed and back at once', [session('10:10', '10:20', removed), session('10:20:00', '10:40')], 30, 2, 1],
    ['A4 came before and left after', [session('09:00', '11:30')], 60, 1, 1],
    ['A4 came before', [session('09:00', '10:15')], 15, 1, 1],
    ['A4 left after', [session('10:45', '11:30')], 15, 1, 1],
    ['A4 a device of before the window', [session('09:00', '10:30'), session('09:10', '09:20', PHONE)], 30, 1, 1],
    ['A4 a reload over the begin', [session('09:00', '09:59:55'), session('10:00:02', '10:10')], 10, 1, 1],
    ['A16 an end before the begin', [session('10:10', '10:05')], 0, 1, 1],
    ['A16 told in whole seconds', [session('10:10', '10:10')], 0, 1, 1],
    [
      'A1 four hours of reloads every minute',
      Array.from({ length: 240 }, (_, n) => session(at('08:00') + n * MINUTE, at('08:00') + (n + 1) * MINUTE)),
      60,
      1,
      1,
    ],
  ])('%s', (_name, sessions, minutes, visits, devices) => {
    const expected = { presentMs: minutes * MINUTE, visits, devices, share: minutes / 60 }
    expect(presence(sessions)).toMatchObject(expected)
    expect(presence(sessions.toReversed())).toMatchObject(expected)
  })

  test.each([
    ['A4 left before', [session('09:00', '09:59')]],
    ['A4 left at the begin', [session('09:00', '10:00')]],
    ['A4 came at the end', [session('11:00', '11:30')]],
    ['A12 never came', []],
    ['A16 comes later, by the clock of LiveKit', [session('12:01', null)]],
  ])('%s: no line', (_name, sessions) => {
    expect(figures(sessions)).toBeUndefined()
  })
})

describe('first in, last out', () => {
  test.each<[string, Session[], Asked, string, string | null]>([
    ['A5 of several visits', [session('10:30', '10:40'), session('10:10', '10:20')], asked(), '10:10', '10:40'],
    ['A5 within the window only', [session('09:00', '11:30')], asked(), '10:00', null],
    ['A5 left at its end', [session('10:30', '11:00')], asked(), '10:30', '11:00'],
    ['A7 is here', [session('10:10', null)], askedAt('10:30'), '10:10', null],
    ['A7 may still come back', [session('10:10', '10:29:55')], askedAt('10:30'), '10:10', null],
    ['A7 has left for good', [session('10:10', '10:29:50')], askedAt('10:30'), '10:10', '10:29:50'],
    ['A7 was removed', [session('10:10', '10:29:55', removed)], askedAt('10:30'), '10:10', '10:29:55'],
  ])('%s', (_name, sessions, asking, firstIn, lastOut) => {
    expect(presence(sessions, asking)).toMatchObject({ firstIn: at(firstIn), lastOut: lastOut && at(lastOut) })
  })
})

describe('late and early', () => {
  const schedule = { startsAt: at('10:00'), endsAt: at('11:00') }
  test.each<[string, Session[], Asked['schedule'], object]>([
    ['A8 in time', [session('09:55', '11:05')], schedule, { lateMs: 0, earlyMs: 0 }],
    ['A8 twelve minutes late', [session('10:12', '11:00')], schedule, { lateMs: 12 * MINUTE, earlyMs: 0 }],
    ['A8 left ten minutes early', [session('10:00', '10:50')], schedule, { lateMs: 0, earlyMs: 10 * MINUTE }],
    [
      'A8 the first and the last visit count',
      [session('10:05', '10:10'), session('10:30', '10:55')],
      schedule,
      { lateMs: 5 * MINUTE, earlyMs: 5 * MINUTE },
    ],
    ['A8 no end', [session('10:12', '10:20')], { startsAt: at('10:00') }, { lateMs: 12 * MINUTE }],
    ['A8 still here', [session('10:12', null)], schedule, { earlyMs: 0 }],
  ])('%s', (_name, sessions, given, expected) => {
    expect(presence(sessions, asked({ schedule: given }))).toMatchObject(expected)
  })

  test('A8 without a schedule, and with one of another day, nothing is said', () => {
    for (const given of [
      {},
      { startsAt: at('34:00'), endsAt: at('35:00') },
      { startsAt: at('08:00'), endsAt: at('09:00') },
    ]) {
      const told = presence([session('10:12', '10:20')], asked({ schedule: given }))
      expect(told).not.toHaveProperty('lateMs')
      expect(told).not.toHaveProperty('earlyMs')
    }
  })
})

describe('days and clocks', () => {
  const spanning = (from: string, to: string) =>
    asked({ window: { from: Date.parse(from), to: Date.parse(to), isOpen: false }, now: Date.parse(to) })
  test.each([
    ['A8 over midnight', '2026-11-28T23:30:00Z', '2026-11-29T00:30:00Z', 60],
    ['A8 the hour that is left out in spring', '2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00', 60],
    ['A8 the hour that comes twice in autumn', '2026-10-25T01:30:00+02:00', '2026-10-25T03:30:00+01:00', 180],
    ['A8 29 February', '2028-02-28T12:00:00Z', '2028-03-01T12:00:00Z', 48 * 60],
    ['A8 longer than a day', '2026-11-28T08:00:00Z', '2026-11-29T09:00:00Z', 25 * 60],
  ])('%s', (_name, from, to, minutes) => {
    const here = session(Date.parse(from), Date.parse(to))
    expect(presence([here], spanning(from, to))).toMatchObject({ presentMs: minutes * MINUTE, share: 1 })
  })
})

describe('what panels reported', () => {
  const told = (minutes: number, more: Partial<Session> = {}) => ({
    speakingMs: minutes * MINUTE,
    reportedAt: 1,
    ...more,
  })
  test.each<[string, Session[], number | undefined]>([
    ['A9 of one session', [session('10:00', '10:30', told(5))], 5],
    ['A9 of all sessions', [session('10:00', '10:30', told(5)), session('10:40', '10:50', told(2))], 7],
    ['A9 nobody reported', [session('10:00', '10:30')], undefined],
    ['A9 reported that nothing was said', [session('10:00', '10:30', told(0))], 0],
    ['A9 one of two panels reported', [session('10:00', '10:30', told(5)), session('10:00', '10:30', PHONE)], 5],
    ['A9 in proportion', [session('09:30', '10:30', told(10))], 5],
    ['A9 a session outside says nothing', [session('09:00', '09:30', told(10)), session('10:00', '10:10')], undefined],
    [
      'A9 two devices never longer than present',
      [session('10:00', '10:10', told(8)), session('10:00', '10:10', told(8, PHONE))],
      10,
    ],
  ])('%s', (_name, sessions, minutes) => {
    expect(figures(sessions)?.activity?.talkMs).toBe(minutes === undefined ? undefined : minutes * MINUTE)
  })

  test('A9 switched off, nothing is told', () => {
    const sessions = [session('10:00', '10:30', told(5))]
    expect(figures(sessions, asked({ talkTime: false }))).not.toHaveProperty('activity')
    expect(figures(sessions)).toHaveProperty('activity')
  })
})

describe('ends that nobody told', () => {
  const estimated = { estimated: true }
  test.each<[string, Session[], boolean]>([
    ['A11 missing in listings', [session('10:00', '10:30', estimated)], true],
    ['A11 a crash that LiveKit gave up on', [session('10:00', '10:30', { leaveReason: 'CONNECTION_TIMEOUT' })], true],
    ['A11 left', [session('10:00', '10:30')], false],
    ['A11 replaced by the same device', [session('10:00', '10:30', estimated), session('10:30', '10:40')], false],
    [
      'A11 while another device stayed',
      [session('10:00', '10:20', estimated), session('10:00', '10:30', PHONE)],
      false,
    ],
    ['A11 the first of two visits', [session('10:00', '10:20', estimated), session('10:30', '10:40')], true],
    ['A11 after the window', [session('10:30', '11:20', estimated)], false],
  ])('%s', (_name, sessions, isEstimated) => {
    expect(presence(sessions)?.estimated).toBe(isEstimated)
  })
})

test('A12 who was invited and never came has a line without presence; who was invited later has none', () => {
  const invited = attendee('ben', { invitedAt: at('09:00') })
  expect(figures([], asked(), invited)).toMatchObject({ id: 'p-ben', invited: true })
  expect(figures([], asked(), invited)).not.toHaveProperty('presence')
  expect(figures([], asked(), attendee('ben', { expectedAt: at('09:00') }))).toMatchObject({ invited: true })
  expect(figures([], asked(), attendee('ben', { invitedAt: at('11:30') }))).toBeUndefined()
  expect(figures([], asked(), attendee('ben', { invitedAt: at('09:00'), provisional: true }))).toBeUndefined()
})

test('A17 of who was forgotten the figures stay', () => {
  const erased = attendee('erased-1', { provisional: true, name: null })
  const sessions = [session('10:00', '10:30')]
  expect(figures(sessions, asked(), erased)).toMatchObject({ anonymous: true, presence: { presentMs: 30 * MINUTE } })
  expect(figures(sessions, asked(), nobodyKnown('anonymous-1'))).toMatchObject({ anonymous: true, id: 'anonymous-1' })
  expect(figures(sessions)).toMatchObject({ anonymous: false })
})
