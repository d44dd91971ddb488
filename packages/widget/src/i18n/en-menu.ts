import type { Right } from 'participant-panel-server/protocol'
import type { MenuBlock } from '../view-models/row-menu.ts'
import type { DoneAction, StaffRole } from '../view-models/bulk.ts'
import { formats } from './en-formats.ts'

const ROLE: Record<StaffRole, string> = {
  HOST: 'the host',
  CO_HOST: 'a co-host',
  MODERATOR: 'a moderator',
}

const DONE: Record<DoneAction, string> = {
  'participant.mute': 'Muted',
  'participant.stopVideo': 'Stopped the video of',
  'participant.remove': 'Removed',
  'hand.lower': 'Lowered the hands of',
  'speak.allow': 'Gave the floor to',
  'speak.deny': 'Took the microphone from',
}

/** How many it was asked for, and what came of it. */
export type OutcomeCounts = { asked: number; done: number; left: number; failed: number }

/** The words of the menu of a person, and of what can be undone. */
export const enMenu = {
  permissionsAndRole: 'Permissions and role',
  allowedTo: 'Allowed to',
  rights: {
    canSpeak: 'Speak',
    canVideo: 'Use camera',
    canShareScreen: 'Share screen',
    canChat: 'Chat',
  } satisfies Record<Right, string>,
  role: 'Role',
  select: 'Select',
  deselect: 'Deselect',
  rename: 'Rename',
  newName: 'New name',
  save: 'Save',
  cancel: 'Cancel',
  blocked: {
    reconnecting: 'Not while reconnecting',
    offline: 'Not while offline',
    left: 'This person has left',
    off: 'Already off',
    'not-held': 'You don’t have this right yourself',
    absent: 'Not in the room',
    reminded: 'Reminded a moment ago',
    unseen: 'May be neither seen nor heard',
  } satisfies Record<MenuBlock, string>,
  /** Why there is little to do: their rank. */
  rank: (name: string, role: StaffRole, isLikeYou: boolean) =>
    `${name} is ${ROLE[role]}${isLikeYou ? ' like you' : ''}`,
  /** "Muted 2 of 3. 1 had left." */
  outcome: (action: DoneAction, { asked, done, left, failed }: OutcomeCounts) =>
    formats.sentences([
      `${DONE[action]} ${done === asked ? formats.count(done, { one: '# person', other: '# people' }) : `${formats.number(done)} of ${formats.number(asked)}`}`,
      ...(left > 0 ? [`${formats.number(left)} had left`] : []),
      ...(failed > 0 ? [`${formats.number(failed)} failed`] : []),
    ]),
  removed: (name: string) => `Removed ${name}`,
  /** A demotion, by the names of the roles. */
  demoted: (name: string, role: string) => `${name} is now: ${role}`,
  undo: 'Undo',
}
