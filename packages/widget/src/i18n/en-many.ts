import { formats } from './en-formats.ts'

const { number, count } = formats

/** The words of what is done to many people, and takes its time. */
export const enMany = {
  muteAll: 'Mute all',
  /** `skip`: "Mute 214, skip 3 co-hosts". */
  muteAllText: (skip: string | undefined) =>
    `${skip === undefined ? '' : `${skip}. `}Staff keep their microphones. Nobody is ever unmuted for them.`,
  nobodyHeard: 'Nobody else has their microphone on',
  running: {
    'participant.mute': (behind: number, total: number) => `Muting ${number(behind)} of ${number(total)}`,
    'participant.stopVideo': (behind: number, total: number) => `Stopping ${number(behind)} of ${number(total)} videos`,
    other: (behind: number, total: number) => `${number(behind)} of ${number(total)} done`,
  },
  cancel: 'Cancel',
  cancelling: 'Cancelling',
  /** Of something that has no words of its own. */
  done: (done: number, total: number) => `Done for ${number(done)} of ${number(total)}`,
  cutShort: (rest: number) => count(rest, { one: '# was left alone', other: '# were left alone' }),
  show: 'Show',
  selectFound: (n: number) => `Select all ${number(n)}`,
}
