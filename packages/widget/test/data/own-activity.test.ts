import { expect } from '@open-wc/testing'
import { createOwnActivityStore, type OwnSight } from '../../src/stores/own-activity-store.ts'

const OFF = { sid: 'PA_1', isSpeaking: false, microphone: false, camera: false }
const ON = { ...OFF, microphone: true }
const SPEAKING = { ...ON, isSpeaking: true }
const MINUTE = 60_000

type Step = [at: number, sight: OwnSight | undefined]

const cases: { title: string; steps: Step[]; is: { speakingMs: number; microphoneMs: number; cameraMs: number } }[] = [
  {
    title: 'what is off counts nothing',
    steps: [
      [0, OFF],
      [MINUTE, OFF],
    ],
    is: { speakingMs: 0, microphoneMs: 0, cameraMs: 0 },
  },
  {
    title: 'microphone and camera count while they are on',
    steps: [
      [5_000, ON],
      [8_000, { ...ON, camera: true }],
      [10_000, { ...OFF, camera: true }],
      [14_000, OFF],
      [20_000, OFF],
    ],
    is: { speakingMs: 0, microphoneMs: 5_000, cameraMs: 6_000 },
  },
  {
    title: 'a pause of a second is part of what is said, and a longer one is not',
    steps: [
      [0, SPEAKING],
      [2_000, ON],
      [3_000, SPEAKING],
      [4_000, ON],
      [5_100, SPEAKING],
      [6_000, ON],
      [9_000, ON],
    ],
    is: { speakingMs: 4_900, microphoneMs: 9_000, cameraMs: 0 },
  },
  {
    title: 'looking while it is silent does not begin the pause anew',
    steps: [
      [0, SPEAKING],
      [1_000, ON],
      [1_800, ON],
      [2_600, SPEAKING],
      [3_000, ON],
    ],
    is: { speakingMs: 1_400, microphoneMs: 3_000, cameraMs: 0 },
  },
  {
    title: 'nobody speaks with the microphone off, nor during the pause that this makes',
    steps: [
      [0, SPEAKING],
      [1_000, { ...SPEAKING, microphone: false }],
      [1_500, SPEAKING],
      [2_000, OFF],
    ],
    is: { speakingMs: 1_500, microphoneMs: 1_500, cameraMs: 0 },
  },
  {
    title: 'of the time in which the machine slept nothing is known',
    steps: [
      [0, SPEAKING],
      [MINUTE, SPEAKING],
      [61 * MINUTE, SPEAKING],
      [62 * MINUTE, OFF],
    ],
    is: { speakingMs: 2 * MINUTE, microphoneMs: 2 * MINUTE, cameraMs: 0 },
  },
]

describe('own activity', () => {
  for (const { title, steps, is } of cases) {
    it(title, () => {
      const store = createOwnActivityStore()
      for (const [at, sight] of steps) expect(store.see(sight, at)).to.equal(undefined)
      expect(store.totals()).to.deep.equal({ sid: 'PA_1', ...is })
    })
  }

  it('begins anew with another session, and hands out what the one before came to', () => {
    const store = createOwnActivityStore()
    store.see(SPEAKING, 0)
    expect(store.see({ ...SPEAKING, sid: 'PA_2' }, 3_000)).to.deep.equal({
      sid: 'PA_1',
      speakingMs: 3_000,
      microphoneMs: 3_000,
      cameraMs: 0,
    })
    expect(store.see(undefined, 4_000)).to.deep.include({ sid: 'PA_2', speakingMs: 1_000 })
    expect(store.totals()).to.equal(undefined)
    expect(store.see(SPEAKING, 9_000)).to.equal(undefined)
    expect(store.totals()).to.deep.include({ sid: 'PA_1', speakingMs: 0 })
  })
})
