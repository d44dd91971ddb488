import type { Right } from 'participant-panel-server/protocol'
import type { Span } from '../view-models/role-items.ts'
import { formats } from './en-formats.ts'

/** The words of what staff decide about one person, and are asked about first. */
export const enRoles = {
  spotlight: 'Spotlight for everyone',
  unspotlight: 'Take out of the spotlight',
  makeHost: 'Make host…',
  stepDown: 'Step down…',
  limit: 'Restrict…',
  note: 'Note and tags…',
  ban: 'Ban…',
  cancel: 'Cancel',
  askHost: {
    heading: (name: string) => `Make ${name} the host?`,
    text: (name: string) => `${name} becomes the host and you a co-host. Only they can give it back.`,
    verb: 'Make host',
  },
  askStepDown: {
    heading: 'Give back your role?',
    text: (role: string) => `You become: ${role}. You cannot undo this: somebody above you gives the role again.`,
    verb: 'Step down',
  },
  howLong: 'For how long',
  spans: {
    600: '10 min',
    1800: '30 min',
    3600: '1 hour',
    86400: '1 day',
    end: 'Until the room ends',
    open: 'Until somebody takes it back',
  } satisfies Record<Span, string>,
  reason: (name: string) => `Reason, which ${name} is told`,
  askBan: {
    heading: (name: string) => `Ban ${name}?`,
    text: (name: string) => `${name} leaves at once and cannot come back until the ban ends.`,
    verb: (name: string) => `Ban ${name}`,
  },
  askLimit: {
    heading: (name: string) => `Restrict ${name}?`,
    what: 'Not allowed to',
    rights: {
      canSpeak: 'Speak',
      canVideo: 'Use camera',
      canShareScreen: 'Share screen',
      canChat: 'Chat',
    } satisfies Record<Right, string>,
    verb: (name: string) => `Restrict ${name}`,
  },
  askNote: {
    heading: (name: string) => `About ${name}`,
    text: (name: string) => `Only staff see this, ${name} does not.`,
    note: 'Note',
    tags: 'Tags, with commas between them',
    last: (by: string, at: number, now: number) => `Last written by ${by}, ${formats.moment(at, now)}`,
    verb: 'Save',
    changed: (by: string) => `${by} wrote meanwhile:`,
    removed: 'The note was taken away meanwhile.',
    verbAnyway: 'Save mine',
  },
  notDone: (reason: string) => `Not done: ${reason}`,
}
