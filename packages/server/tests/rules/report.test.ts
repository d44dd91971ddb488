import { describe, expect, test } from 'vitest'
import { newParticipant } from '../../src/domain/participant.ts'
import { believed } from '../../src/domain/report.ts'

const BEGAN = 1_000_000
const NOW = BEGAN + 100_000
const ROOM = { mode: 'stage', enforce: 'manage' } as const

const session = { joinedAt: BEGAN, leftAt: null, reportedAt: null, speakingMs: 0, microphoneMs: 0, cameraMs: 0 }
/** Reported ten seconds of everything, and then nothing for half a minute. */
const reported = { ...session, reportedAt: NOW - 30_000, speakingMs: 10_000, microphoneMs: 10_000, cameraMs: 10_000 }

function person(role: 'SPEAKER' | 'VIEWER', rightsAt: number) {
  return { ...newParticipant({ id: 'p', room: 'r', userId: 'ana', role, at: BEGAN - 1_000 }), rightsAt }
}
const speaker = person('SPEAKER', BEGAN - 1_000)
const all = (ms: number) => ({ speakingMs: ms, microphoneMs: ms, cameraMs: ms })

describe('L9: a report is believed as far as it can be true', () => {
  test.each([
    // name, session, person, said, kept, clamped
    ['what was measured', session, speaker, 40_000, 40_000, false],
    ['all of the time', session, speaker, 100_000, 100_000, false],
    ['longer than connected', session, speaker, 999_999_999, 100_000, true],
    ['longer than it was open', { ...session, leftAt: BEGAN + 20_000 }, speaker, 40_000, 20_000, true],
    ['an end before the begin', { ...session, leftAt: BEGAN - 20_000 }, speaker, 40_000, 0, true],
    ['more since the last', reported, speaker, 40_000, 40_000, false],
    ['a little more, because the last was late', reported, speaker, 44_000, 44_000, false],
    ['a jump', reported, speaker, 90_000, 45_000, true],
    ['a total that shrinks', reported, speaker, 5_000, 10_000, true],
    ['without the right', session, person('VIEWER', BEGAN - 1_000), 40_000, 0, true],
    ['the right was taken away', session, person('VIEWER', BEGAN + 30_000), 40_000, 30_000, true],
    ['the right was taken away since the last', reported, person('VIEWER', NOW - 10_000), 60_000, 35_000, true],
    [
      'the right was given, and nothing was reported before',
      session,
      person('SPEAKER', NOW - 20_000),
      40_000,
      20_000,
      true,
    ],
    ['the right was given since the last', reported, person('SPEAKER', NOW - 20_000), 40_000, 40_000, false],
  ] as const)('%s', (_name, before, who, said, kept, isClamped) => {
    expect(believed(all(said), before, who, ROOM, NOW)).toEqual({ totals: all(kept), isClamped })
  })

  test('nobody talks for longer than the microphone was on', () => {
    const { totals } = believed({ ...all(40_000), microphoneMs: 30_000 }, session, speaker, ROOM, NOW)
    expect(totals).toEqual({ ...all(40_000), speakingMs: 30_000, microphoneMs: 30_000 })
  })

  test('where the site decides the rights, only LiveKit knows them', () => {
    const observed = { mode: 'stage', enforce: 'observe' } as const
    expect(believed(all(40_000), session, person('VIEWER', 0), observed, NOW).totals).toEqual(all(40_000))
    expect(believed(all(40_000), session, undefined, ROOM, NOW).totals).toEqual(all(40_000))
  })
})
