import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../src/domain/connection.ts'
import { newParticipant, type Participant } from '../../src/domain/participant.ts'
import { LISTENING } from '../../src/domain/permission.ts'
import { graceEndsAt, invited, seenOn, statusSet, stayEnded, staysOut, withStay } from '../../src/domain/status.ts'
import { LEAVE_GRACE_MS, isOver, latestStay, mayReachBack, type Stay } from '../../src/domain/stay.ts'

const created = newParticipant({ id: 'p1', room: 'r', userId: 'ana', role: 'VIEWER', at: 5 })
const facts = ({ status, joinedAt, leftAt, provisional }: Participant) => ({ status, joinedAt, leftAt, provisional })

function session(joinedAt: number, leftAt: number | null, leaveReason: string | null = null): Connection {
  return {
    sid: `PA_${joinedAt}`,
    room: 'r',
    roomSid: null,
    userId: 'ana',
    identity: 'ana',
    permission: LISTENING,
    media: null,
    joinedAt,
    leftAt,
    leaveReason,
    estimated: false,
    seenAt: joinedAt,
    joinedWith: LISTENING,
    speakingMs: 0,
    microphoneMs: 0,
    cameraMs: 0,
    reportedAt: null,
  }
}

describe('the stay that sessions make up', () => {
  const GRACE = LEAVE_GRACE_MS
  test.each([
    ['one open', [session(100, null)], 100, null],
    ['one ended', [session(100, 200)], 100, 200],
    ['a reload', [session(100, 200), session(300, null)], 100, null],
    ['back at the last moment', [session(100, 200), session(200 + GRACE, null)], 100, null],
    ['back too late', [session(100, 200), session(201 + GRACE, null)], 201 + GRACE, null],
    ['two at once, the first ended', [session(100, 900), session(300, null)], 100, null],
    ['two at once, both ended', [session(100, 900), session(300, 500)], 100, 900],
    ['two at once, the second went on', [session(100, 500), session(300, 900)], 100, 900],
    ['removed, and back at once', [session(100, 200, 'PARTICIPANT_REMOVED'), session(300, null)], 300, null],
    ['three that follow', [session(100, 200), session(300, 400), session(500, 600)], 100, 600],
  ])('%s', (_name, sessions, joinedAt, leftAt) => {
    expect(latestStay(sessions)).toMatchObject({ joinedAt, leftAt })
    expect(latestStay(sessions.toReversed())).toMatchObject({ joinedAt, leftAt })
  })

  test('a session that never was active is none', () => {
    expect(latestStay([{ ...session(100, 200), permission: null }])).toBeUndefined()
  })
})

describe('LEFT comes with the end of the grace', () => {
  const ended = (isFinal: boolean, toldAt = 2_500) => ({ joinedAt: 100, leftAt: 2_000, toldAt, isFinal })

  test('JOINED while it runs, dimmed since the real end', () => {
    const person = withStay(created, ended(false), 2_000 + LEAVE_GRACE_MS - 1)
    expect(facts(person)).toEqual({ status: 'JOINED', joinedAt: 100, leftAt: 2_000, provisional: false })
    expect(graceEndsAt(person)).toBe(2_000 + LEAVE_GRACE_MS)
  })

  test('LEFT with the real end once it is over', () => {
    const silenced = { ...created, mutedBy: 'x', mutedAt: 1, videoStoppedBy: 'x', videoStoppedAt: 1 }
    const person = withStay(silenced, ended(false), 2_000 + LEAVE_GRACE_MS)
    expect(facts(person)).toEqual({ status: 'LEFT', joinedAt: 100, leftAt: 2_000, provisional: false })
    expect([person.mutedBy, person.videoStoppedBy]).toEqual([null, null])
    expect(graceEndsAt(person)).toBeUndefined()
  })

  test('at once when the end is final', () => {
    expect(withStay(created, ended(true), 2_001).status).toBe('LEFT')
    expect(isOver({ joinedAt: 1, leftAt: null, toldAt: 1, isFinal: true }, Infinity)).toBe(false)
  })

  test("and in time although LiveKit's clock is ahead", () => {
    expect(isOver(ended(false, 500), 500 + LEAVE_GRACE_MS - 1)).toBe(false)
    expect(isOver(ended(false, 500), 500 + LEAVE_GRACE_MS)).toBe(true)
  })

  test('somebody who is here has no end', () => {
    expect(graceEndsAt(withStay(created, { joinedAt: 1, leftAt: null, toldAt: 1, isFinal: false }, 2))).toBeUndefined()
  })
})

describe('what a moderator silenced', () => {
  const silenced = { ...created, mutedBy: 'x', mutedAt: 50, videoStoppedBy: 'x', videoStoppedAt: 50 }
  const marks = ({ mutedBy, videoStoppedBy }: Participant) => [mutedBy, videoStoppedBy]
  const media = { microphone: false, camera: false, screen: false }
  test.each([
    ['the microphone on afterwards', { ...media, microphone: true, at: 51 }, [null, 'x']],
    ['the camera on afterwards', { ...media, camera: true, at: 51 }, ['x', null]],
    ['both still off', { ...media, at: 51 }, ['x', 'x']],
    ['on in a sight from before', { microphone: true, camera: true, screen: true, at: 50 }, ['x', 'x']],
  ])('%s', (_name, sight, expected) => {
    expect(marks(seenOn(silenced, sight))).toEqual(expected)
  })
})

describe('an invitation', () => {
  test('makes a provisional person known, once', () => {
    const known = invited({ ...created, provisional: true }, 50)
    expect(known).toMatchObject({ provisional: false, invitedAt: 50, status: 'INVITED' })
    expect(invited(known, 90)).toBe(known)
  })

  test('brings nobody back who left', () => {
    expect(invited({ ...created, status: 'LEFT', leftAt: 3 }, 50)).toMatchObject({ status: 'LEFT', leftAt: 3 })
  })
})

describe('a status that the site sets', () => {
  const joined: Participant = { ...created, status: 'JOINED', joinedAt: 10 }
  test.each([
    ['INVITED to JOINED', created, 'JOINED', { status: 'JOINED', joinedAt: 70, leftAt: null }],
    ['JOINED to LEFT', joined, 'LEFT', { status: 'LEFT', joinedAt: 10, leftAt: 70 }],
    ['in grace to LEFT', { ...joined, leftAt: 60 }, 'LEFT', { status: 'LEFT', joinedAt: 10, leftAt: 60 }],
    [
      'LEFT to INVITED',
      stayEnded({ ...joined, leftAt: 60 }),
      'INVITED',
      { status: 'INVITED', joinedAt: null, leftAt: null },
    ],
    ['JOINED to WAITING', joined, 'WAITING', { status: 'WAITING', joinedAt: null, leftAt: null }],
    ['JOINED to JOINED', joined, 'JOINED', { status: 'JOINED', joinedAt: 10, leftAt: null }],
  ] as const)('%s', (_name, before, status, after) => {
    expect(statusSet(before, status, 70)).toMatchObject(after)
  })
})

test('of a long history, the sessions that ended last are enough, where they say so', () => {
  const moment = fc.integer({ min: 0, max: 400_000 })
  const history = fc.array(fc.tuple(moment, fc.integer({ min: 0, max: 60_000 }), fc.boolean()), { maxLength: 40 })
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 6 }), (spans, limit) => {
      const sessions = spans.map(([joinedAt, lasts, isRemoved], n) => ({
        ...session(joinedAt, n === 0 ? null : joinedAt + lasts, isRemoved ? 'PARTICIPANT_REMOVED' : null),
        sid: `PA_${n}`,
      }))
      const ended = sessions
        .filter(({ leftAt }) => leftAt !== null)
        .toSorted((a, b) => b.leftAt! - a.leftAt!)
        .slice(0, limit)
      for (const open of [sessions.slice(0, 1), []]) {
        const stay = latestStay([...open, ...ended])
        fc.pre(stay !== undefined && ended.length === limit && !mayReachBack(stay, ended))
        expect(stay).toMatchObject(factsOf(latestStay([...open, ...sessions.slice(1)])))
      }
    }),
  )
})

const factsOf = (stay: Stay | undefined) => ({ joinedAt: stay?.joinedAt, leftAt: stay?.leftAt, isFinal: stay?.isFinal })

test.each([
  ['nobody told them to leave', {}, false],
  ['a bar runs', { status: 'LEFT', barredUntil: 1_001 }, true],
  ['a bar ran out, and nobody has seen them since', { status: 'LEFT', barredUntil: 1_000 }, true],
  ['a bar ran out, and the site says that they are here', { status: 'JOINED', barredUntil: 1_000 }, false],
  ['on hold', { status: 'JOINED', holdUntil: 1_001, barredUntil: 9_000 }, false],
  ['a hold is over that nobody has ended yet', { status: 'JOINED', holdUntil: 1_000, barredUntil: 9_000 }, true],
] as const)('stays out: %s', (_what, facts, isOut) => {
  expect(staysOut({ ...created, ...facts }, 1_000)).toBe(isOut)
})
