import type { DeedKind } from 'participant-panel-server/protocol'
import { formats, on } from './en-formats.ts'

const tryingAgain = (ms: number | undefined) =>
  ms === undefined || ms <= 0 ? 'Trying again' : `Trying again in ${formats.seconds(ms)}`

const DONE: Record<DeedKind, (by: string) => string> = {
  muted: (by) => `${by} muted you`,
  'video-stopped': (by) => `${by} stopped your camera`,
  'screen-stopped': (by) => `${by} stopped your screen sharing`,
}

const AGAIN: Record<DeedKind, string> = {
  muted: 'You can unmute at any time.',
  'video-stopped': 'You can start it again at any time.',
  'screen-stopped': 'You can share it again at any time.',
}

/** The words of what happens to the panel as a whole. */
export const enNotices = {
  tryNow: 'Try now',
  notLoaded: {
    title: 'The list didn’t load',
    text: (ms: number | undefined) => `No answer from the server. ${tryingAgain(ms)}.`,
  },
  offline: { title: 'No connection', text: tryingAgain },
  accessEnded: { title: 'Sign in to see who’s here', text: 'Your access to this room ran out.', action: 'Reload' },
  refused: { title: 'You can’t join this room' },
  misconfigured: { title: 'The list isn’t set up', text: 'The browser’s console says what is missing.' },
  alone: { title: 'You’re the only one here', text: 'Others appear here as they join.' },
  elsewhere: {
    title: 'Open in another tab',
    text: 'You joined from another tab or device. This one has stopped.',
    action: 'Use this tab',
  },
  removed: {
    title: 'You were removed',
    by: (name: string | undefined, at: number | undefined, now: number, reason: string | undefined) =>
      `${name ?? 'A moderator'} removed you${at === undefined ? '' : ` ${on(at, now)}`}${reason === undefined ? '' : `: ${reason}`}.`,
    until: (until: number, now: number) => `You can come back ${on(until, now)}.`,
    over: 'You can come back now.',
    action: 'Try again',
  },
  onHold: {
    title: 'You are being removed',
    text: (name: string | undefined, ms: number) =>
      `${name ?? 'A moderator'} removes you in ${formats.seconds(ms)}. Nobody hears or sees you.`,
  },
  moderated: {
    title: (what: DeedKind, by: string) => DONE[what](by),
    text: (what: DeedKind) => AGAIN[what],
    action: 'Dismiss',
  },
  roomEnding: {
    title: 'The host has left',
    text: (ms: number) => (ms > 0 ? `The room ends in ${formats.remaining(ms)}` : 'The room ends now'),
  },
  mediaFailed: { title: 'No live sound or video' },
  disconnected: { title: 'Not connected', text: 'You left this room’s list.', action: 'Connect' },
}
