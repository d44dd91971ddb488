import type { RoomMode, RoomVisibility } from 'participant-panel-server/protocol'
import type { RoomBlock, RoomChoice, RoomDeed, RoomSwitch } from '../view-models/room-menu.ts'
import type { RoomWish } from '../view-models/room-inputs.ts'
import { formats } from './en-formats.ts'

const NOT_DONE: Record<RoomWish['action'], string> = {
  'room.lock': 'Room not locked',
  'room.unlock': 'Room not unlocked',
  'room.end': 'Room not ended',
  'room.change': 'Room not changed',
}

const people = (n: number) => formats.count(n, { one: '# person', other: '# people' })

/** The words of what is done with the room itself. */
export const enRoom = {
  rules: 'Room rules',
  switches: {
    lobby: 'Waiting room',
    isLocked: 'Lock room',
    handRaising: 'Viewers may raise hands',
    autoLower: 'Lower the hand of who gets to speak',
    screenSharing: 'Speakers may share their screen',
    chatting: 'Viewers may chat',
    selfRenaming: 'People may rename themselves',
    moderatorsInvite: 'Moderators may invite',
    coHostsEnd: 'Co-hosts may end the room',
    talkTime: 'Measure how long people talk',
  } satisfies Record<RoomSwitch, string>,
  choices: {
    mode: 'Kind of room',
    visibility: 'Viewers see',
    whenHostLeaves: 'When the host leaves',
  } satisfies Record<RoomChoice['setting'], string>,
  mode: {
    meeting: { name: 'Meeting', note: 'Everybody may speak' },
    stage: { name: 'Stage', note: 'Viewers watch, and raise their hand to ask' },
  } satisfies Record<RoomMode, { name: string; note: string }>,
  visibility: {
    everyone: 'Everybody',
    stage: 'People on stage',
    counts: 'Only how many are here',
  } satisfies Record<RoomVisibility, string>,
  keep: 'Keep the room open',
  endAfter: (ms: number) => (ms === 0 ? 'End it at once' : `End it after ${formats.duration(ms, '')}`),
  deeds: {
    'participant.muteAll': 'Mute all',
    'room.end': 'End room for everyone…',
  } satisfies Record<RoomDeed, string>,
  blocked: {
    reconnecting: 'Not while reconnecting',
    offline: 'Not while offline',
    ended: 'The room has ended',
    observed: 'Your site lets people into this room',
    'locked-above': 'Somebody of a higher role locked it',
  } satisfies Record<RoomBlock, string>,
  ask: {
    letIn: {
      heading: 'Turn the waiting room off?',
      text: (n: number) => `${people(n)} ${n === 1 ? 'waits and comes' : 'wait and come'} in at once.`,
      verb: 'Turn off',
    },
    end: {
      heading: 'End the room for everyone?',
      text: (n: number) => `${people(n)} ${n === 1 ? 'leaves' : 'leave'} at once.`,
      verb: 'End room',
    },
    meeting: {
      heading: 'Make this room a meeting?',
      text: 'Everybody may speak and use their camera.',
      verb: 'Make it a meeting',
    },
    stage: {
      heading: 'Make this room a stage?',
      text: 'Viewers can no longer speak or use their camera.',
      verb: 'Make it a stage',
    },
  },
  failed: (action: RoomWish['action'], reason: string) => `${NOT_DONE[action]}: ${reason}`,
}
