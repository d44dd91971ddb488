import { describe, expect, test } from 'vitest'
import { attendanceOf } from '../../../src/domain/attendance/attendance.ts'
import { crowdOf } from '../../../src/domain/attendance/curve.ts'
import type { Session } from '../../../src/domain/attendance/visits.ts'
import { MAX_CURVE_POINTS } from '../../../src/protocol/index.ts'
import { asked, askedAt, at, attendee, MINUTE, session } from '../../support/attendance-sessions.ts'

const of = (userId: string, from: string, to: string | null, more: Partial<Session> = {}) =>
  session(from, to, { userId, identity: userId, ...more })
const people = (...userIds: string[]) => userIds.map((userId) => attendee(userId))
const talked = (minutes: number) => ({ speakingMs: minutes * MINUTE, reportedAt: 1 })

describe('how many were here', () => {
  test.each<[string, Session[], number, string | undefined, number]>([
    // name, sessions, peak, its time, here at the end
    ['A14 two after each other', [of('ana', '10:10', '10:20'), of('ben', '10:30', '10:40')], 1, '10:10', 0],
    ['A14 two at once', [of('ana', '10:10', '10:30'), of('ben', '10:20', '10:40')], 2, '10:20', 0],
    ['A14 one comes when the other leaves', [of('ana', '10:10', '10:20'), of('ben', '10:20', '10:40')], 1, '10:10', 0],
    ['A14 one person on two devices', [of('ana', '10:10', '10:30'), of('ana', '10:20', '10:40')], 1, '10:10', 0],
    [
      'A14 the first of two peaks',
      [of('ana', '10:10', '10:20'), of('ben', '10:10', '10:20'), of('ana', '10:30', null), of('ben', '10:40', null)],
      2,
      '10:10',
      2,
    ],
    ['A14 here since before the window', [of('ana', '09:00', null)], 1, '10:00', 1],
    ['A14 left after the window', [of('ana', '10:10', '11:30')], 1, '10:10', 1],
    ['A14 left at its end', [of('ana', '10:10', '11:00')], 1, '10:10', 0],
    ['A14 nobody', [], 0, undefined, 0],
  ])('%s', (_name, sessions, most, time, now) => {
    const { room } = attendanceOf(people('ana', 'ben'), sessions, asked())
    expect(room.peak).toEqual(time && { people: most, at: at(time) })
    expect(room.now).toBe(now)
    expect(room.curve?.points.at(-1)?.people).toBe(now)
  })

  test('A14 the curve goes in equal steps, with what happened within each', () => {
    const sessions = [of('ana', '09:00', '10:30'), of('ben', '10:00:20', '10:00:40'), of('cleo', '10:00:30', null)]
    const { curve } = attendanceOf(people('ana', 'ben', 'cleo'), sessions, asked()).room
    expect(curve?.stepMs).toBe(15_000)
    expect(curve?.points).toHaveLength(240)
    expect(curve?.points.slice(0, 4)).toEqual([
      { at: at('10:00'), people: 1, most: 1, joins: 0, leaves: 0 },
      { at: at('10:00:15'), people: 2, most: 2, joins: 1, leaves: 0 },
      { at: at('10:00:30'), people: 2, most: 3, joins: 1, leaves: 1 },
      { at: at('10:00:45'), people: 2, most: 2, joins: 0, leaves: 0 },
    ])
    expect(curve?.points.find(({ at: from }) => from === at('10:30'))).toMatchObject({ people: 1, most: 1, leaves: 1 })
  })

  test.each([
    ['a minute', MINUTE, 60],
    ['an hour', 60 * MINUTE, 240],
    ['an hour and a second', 60 * MINUTE + 1_000, 121],
    ['thirty days', 30 * 24 * 60 * MINUTE, 240],
    ['ten years', 3_653 * 24 * 60 * MINUTE, 131],
    ['nothing', 0, 0],
  ])('A14 never more points than fit: %s', (_name, length, points) => {
    const { curve } = crowdOf([], { from: 0, to: length, isOpen: false })
    expect(curve.points).toHaveLength(points)
    expect(curve.points.length).toBeLessThanOrEqual(MAX_CURVE_POINTS)
    expect(curve.stepMs * points).toBeGreaterThanOrEqual(length)
  })
})

test('A10 talk share is of everybody’s talk; nobody has one where nobody talked', () => {
  const sessions = [
    of('ana', '10:00', '10:40', talked(3)),
    of('ben', '10:00', '10:40', talked(1)),
    of('cleo', '10:00', '10:10'),
  ]
  const { talk, room, people: lines } = attendanceOf(people('ana', 'ben', 'cleo'), sessions, asked())
  expect(talk.map(({ id, talkShare }) => [id, talkShare])).toEqual([
    ['p-ana', 0.75],
    ['p-ben', 0.25],
  ])
  expect(room).toMatchObject({ talkMs: 4 * MINUTE, notMeasured: 1 })
  expect(lines.find(({ id }) => id === 'p-cleo')).not.toHaveProperty('activity')
  const quiet = attendanceOf(people('ana'), [of('ana', '10:00', '10:40', talked(0))], asked())
  expect(quiet.talk).toEqual([{ id: 'p-ana', name: 'ana', role: 'VIEWER', here: false, talkMs: 0 }])
  expect(attendanceOf(people('ana'), sessions, asked({ talkTime: false })).room).not.toHaveProperty('talkMs')
})

test('A13 bots stand apart: in no count, no peak, no average, no talk', () => {
  const bot = attendee('recorder', { kind: 'egress', invitedAt: 0 })
  const sessions = [of('ana', '10:00', '10:20', talked(1)), of('recorder', '10:00', '10:50', talked(9))]
  const { people: lines, bots, room, talk } = attendanceOf([...people('ana'), bot], sessions, asked())
  expect(lines.map(({ id }) => id)).toEqual(['p-ana'])
  expect(bots).toMatchObject([{ id: 'p-recorder', kind: 'egress', invited: false }])
  expect(talk).toMatchObject([{ id: 'p-ana', talkShare: 1 }])
  expect(room).toMatchObject({ peak: { people: 1 }, averageStayMs: 20 * MINUTE, came: 1, talkMs: MINUTE })
})

test('A15 the average is of all who came, not of those who did not', () => {
  const sessions = [of('ana', '10:00', '10:10'), of('ben', '10:00', '10:10'), of('ben', '10:30', '10:50')]
  const dana = attendee('dana', { invitedAt: 0 })
  const { room } = attendanceOf([...people('ana', 'ben'), dana], sessions, asked())
  expect(room).toMatchObject({ averageStayMs: 20 * MINUTE, came: 2, neverCame: 1 })
  expect(attendanceOf([dana], [], asked()).room).not.toHaveProperty('averageStayMs')
})

test('A14 ten thousand people with four sessions each', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => `p${n}`)
  const sessions = all.flatMap((userId, n) =>
    [0, 1, 2, 3].map((visit) => {
      const from = at('10:00') + visit * 15 * MINUTE + (n % 60) * 1_000
      return session(from, from + 10 * MINUTE, { userId, identity: userId })
    }),
  )
  const { people: lines, room } = attendanceOf(people(...all), sessions, asked())
  expect(lines).toHaveLength(10_000)
  expect(lines.every(({ presence }) => presence?.visits === 4 && presence.presentMs === 40 * MINUTE)).toBe(true)
  expect(room).toMatchObject({ now: 0, came: 10_000, averageStayMs: 40 * MINUTE })
  expect(room.peak).toEqual({ people: 10_000, at: at('10:00:59') })
  expect(room.curve?.points.reduce((sum, { joins }) => sum + joins, 0)).toBe(40_000)
})

test('A12 who came first is first, who never came is last, forgotten people keep their figures', () => {
  const sessions = [of('ben', '10:05', null), of('ana', '10:10', null), of('anonymous-1', '10:07', '10:20')]
  const expectedInVain = ['Émile', 'edgar', 'Zoë'].map((name) => attendee(name, { name, invitedAt: 0 }))
  const { people: lines, room } = attendanceOf([...expectedInVain, ...people('ana', 'ben')], sessions, askedAt('10:30'))
  expect(lines.map(({ name }) => name)).toEqual(['ben', 'anonymous-1', 'ana', 'edgar', 'Émile', 'Zoë'])
  expect(lines[1]).toMatchObject({ anonymous: true })
  expect(room).toMatchObject({ now: 2, came: 3, neverCame: 3, peak: { people: 3, at: at('10:10') } })
})
