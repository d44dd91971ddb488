import { seconds } from './en.ts'

const tryingAgain = (ms: number | undefined) =>
  ms === undefined || ms <= 0 ? 'Trying again' : `Trying again in ${seconds(ms)}`

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
  mediaFailed: { title: 'No live sound or video' },
  disconnected: { title: 'Not connected', text: 'You left this room’s list.', action: 'Connect' },
}
