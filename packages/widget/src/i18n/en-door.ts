import type { LobbyDecision } from '../view-models/lobby-outcome.ts'
import { formats, on } from './en-formats.ts'

const { number, count, duration } = formats
const people = (n: number) => count(n, { one: '# person', other: '# people' })

const DONE: Record<LobbyDecision, string> = { 'lobby.admit': 'Let in', 'lobby.deny': 'Denied' }

/** The words of the door: of waiting there, of not being let in, and of those who decide about it. */
export const enDoor = {
  waiting: {
    title: 'Waiting to be let in',
    text: (ms: number) => {
      const lasted = duration(ms, '')
      return lasted === '' ? 'The host knows you’re here.' : `The host knows you’re here. Waiting ${lasted}.`
    },
    told: 'Message from the hosts',
    leave: 'Leave',
  },
  locked: {
    title: 'This room is locked',
    text: (by: string | undefined) => `${by ?? 'A moderator'} locked it. You’ll join automatically when it is opened.`,
  },
  ended: {
    title: 'The room has ended',
    text: (by: string | undefined, at: number, now: number) =>
      by === undefined ? `It ended ${on(at, now)}.` : `${by} ended it ${on(at, now)}.`,
  },
  denied: {
    title: 'You were not let in',
    by: (name: string | undefined, at: number | undefined, now: number, reason: string | undefined) =>
      `${name ?? 'A moderator'} did not let you in${at === undefined ? '' : ` ${on(at, now)}`}${reason === undefined ? '' : `: ${reason}`}.`,
  },
  banned: {
    title: 'You can’t join this room',
    untilEnd: 'You’re banned until the room ends.',
    forGood: 'You’re banned for good.',
    mistake: 'If this is a mistake, write to the organiser.',
  },
  /** Once one may come back to a waiting room. */
  ask: {
    until: (until: number, now: number) => `You can ask to join again ${on(until, now)}.`,
    over: 'You can ask to join again.',
    action: 'Ask to join',
  },
  /** Above a list in which those who wait are out of sight. */
  knocks: {
    title: (name: string, n: number) => (n === 1 ? `${name} is waiting` : `${people(n)} are waiting`),
    longest: (ms: number) => `Longest ${duration(ms, 'less than a minute')}`,
    show: 'Show',
  },
  message: {
    item: 'Message to all who wait…',
    heading: 'Message to all who wait',
    reaches: (n: number) =>
      n === 0
        ? 'Nobody waits now. Whoever comes to the waiting room sees it.'
        : `${people(n)} ${n === 1 ? 'waits' : 'wait'} now and ${n === 1 ? 'sees' : 'see'} it at once, and so does whoever comes later.`,
    field: 'Message',
    send: 'Send',
    clear: 'Take back',
    cancel: 'Cancel',
    failed: (reason: string) => `Not sent: ${reason}`,
  },
  /** "Denied Tomasz" */
  denial: (name: string) => `Denied ${name}`,
  /** Somebody else was quicker. */
  decided: (name: string, how: 'admitted' | 'denied', by: string | undefined) =>
    how === 'admitted'
      ? `${name} was let in already`
      : by === undefined
        ? `${name} was denied already`
        : `${by} denied ${name} already`,
  /** "Let in 3 people. 1 decided by others" */
  outcome: (action: LobbyDecision, done: number, others: number, failed: number) =>
    formats.sentences([
      `${DONE[action]} ${people(done)}`,
      ...(others > 0 ? [`${number(others)} decided by others`] : []),
      ...(failed > 0 ? [`${number(failed)} failed`] : []),
    ]),
}
