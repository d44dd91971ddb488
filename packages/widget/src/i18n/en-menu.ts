import type { Right } from 'participant-panel-server/protocol'
import type { MenuBlock } from '../view-models/row-menu.ts'
import { formats } from './en-formats.ts'

/** The words of the menu of a person, and of what can be undone. */
export const enMenu = {
  allowedTo: 'Allowed to',
  rights: {
    canSpeak: 'Speak',
    canVideo: 'Use camera',
    canShareScreen: 'Share screen',
    canChat: 'Chat',
  } satisfies Record<Right, string>,
  role: 'Role',
  rename: 'Rename',
  newName: 'New name',
  save: 'Save',
  cancel: 'Cancel',
  removeFor: (ms: number) => `Remove for ${formats.duration(ms, '')}`,
  blocked: {
    reconnecting: 'Not while reconnecting',
    offline: 'Not while offline',
    left: 'This person has left',
    off: 'Already off',
    'not-held': 'You don’t have this right yourself',
  } satisfies Record<MenuBlock, string>,
  removed: (name: string) => `Removed ${name}`,
  undo: 'Undo',
}
