import type { Right, Role, UnmuteSource } from 'participant-panel-server/protocol'
import type { OtherView } from '../view-models/other-views.ts'
import type { SectionName } from '../view-models/panel-view-model.ts'
import type { HeaderMark, RoomPhase } from '../view-models/room-header.ts'
import type { DeviceState, Presence, WishedAction } from '../view-models/row-view-model.ts'
import type { KeptUntil } from '../view-models/removal.ts'
import { formats } from './en-formats.ts'

const { number, time, moment, count, seconds, countdown } = formats

const ALLOWED_TO: Record<Right, string> = {
  canSpeak: 'allowed to speak',
  canVideo: 'allowed to use the camera',
  canShareScreen: 'allowed to share the screen',
  canChat: 'allowed to chat',
}

const TAKE: Record<Right, string> = {
  canSpeak: 'Take the microphone',
  canVideo: 'Take the camera',
  canShareScreen: 'Take screen sharing',
  canChat: 'Take the chat',
}

const ALLOW: Record<Right, string> = {
  canSpeak: 'Allow to speak',
  canVideo: 'Allow camera',
  canShareScreen: 'Allow screen sharing',
  canChat: 'Allow chat',
}

const NOT_DONE: Record<WishedAction, string> = {
  'participant.mute': 'Not muted',
  'participant.stopVideo': 'Video not stopped',
  'participant.stopScreen': 'Sharing not stopped',
  'participant.remove': 'Not removed',
  'participant.ban': 'Not banned',
  'participant.unban': 'Not let in again',
  'participant.spotlight': 'Spotlight not changed',
  'host.transfer': 'Not made the host',
  'lobby.admit': 'Not let in',
  'lobby.deny': 'Not denied',
  'lobby.sendBack': 'Not sent to the waiting room',
  'participant.askUnmute': 'Not asked',
  'unmute.accept': 'Not answered',
  'unmute.decline': 'Not answered',
  'stage.invite': 'Not invited',
  'stage.accept': 'Not accepted',
  'stage.decline': 'Not declined',
  'stage.remove': 'Not moved',
  'stage.leave': 'Still on stage',
  'stage.ask': 'Not asked',
  'hand.raise': 'Hand not raised',
  'hand.lower': 'Hand not lowered',
  'hand.next': 'Not called on',
  role: 'Role not changed',
  name: 'Not renamed',
}

const FIRST_PLACES = ['first', 'second', 'third', 'fourth', 'fifth']
const inQueue = (place: number) => `${FIRST_PLACES[place - 1] ?? `number ${number(place)}`} in queue`

/** English: the type of every other language. Sentence case, no full stop on labels. */
export const en = {
  title: 'Participants',
  people: 'People',
  views: { insights: 'Insights', activity: 'Activity', 'kept-out': 'Kept out' } satisfies Record<OtherView, string>,
  backToPeople: 'Back to people',
  room: 'Room',
  status: { live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' },
  phases: { ended: 'Ended', 'not-started': 'Not started' } satisfies Record<RoomPhase['kind'], string>,
  marks: { locked: 'Locked', lobby: 'Waiting room on' } satisfies Record<HeaderMark, string>,
  countsAtEnd: (total: number, at: number) => `${number(total)} total, ended ${time(at)}`,
  counts: (online: number, total: number) => `${number(online)} online, ${number(total)} total`,
  online: (online: number) => `${number(online)} online`,
  onlineWhile: (online: number, status: string) => `${number(online)} online, ${status.toLowerCase()}`,
  countsAsOf: (online: number, asOf: number) => `${number(online)} online at ${time(asOf)}`,
  sections: {
    waiting: 'Waiting',
    hands: 'Raised hands',
    staff: 'Staff',
    stage: 'On stage',
    room: 'In the room',
    viewers: 'Viewers',
    bots: 'Bots',
    invited: 'Invited',
    left: 'Left',
  } satisfies Record<SectionName, string>,
  number,
  peopleCount: (n: number) => count(n, { one: '# person', other: '# people' }),

  you: '(you)',
  roles: {
    HOST: 'Host',
    CO_HOST: 'Co-host',
    MODERATOR: 'Moderator',
    SPEAKER: 'Speaker',
    VIEWER: 'Viewer',
  } satisfies Record<Role, string>,
  presence: {
    here: 'Here',
    reconnecting: 'Reconnecting',
    waiting: 'Waiting',
    invited: 'Not here yet',
    left: 'Left',
  } satisfies Record<Presence, string>,
  microphone: {
    on: 'Microphone on',
    speaking: 'Speaking',
    off: 'Microphone off',
    'off-by-moderator': 'Muted by a moderator',
    'not-allowed': 'Not allowed to speak',
    unknown: 'Microphone not seen yet',
  } satisfies Record<DeviceState, string>,
  camera: {
    on: 'Camera on',
    speaking: 'Camera on',
    off: 'Camera off',
    'off-by-moderator': 'Video stopped by a moderator',
    'not-allowed': 'Not allowed to use the camera',
    unknown: 'Camera not seen yet',
  } satisfies Record<DeviceState, string>,
  verb: (right: Right, value: boolean) => (value ? ALLOW : TAKE)[right],
  slot: (verb: string, name: string, state: string) =>
    `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
  slotTip: (verb: string, name: string) => `${verb}: ${name}`,
  blocked: { reconnecting: 'Not while reconnecting', offline: 'Not while offline' },

  beingRemoved: 'Being removed',
  keptOut: (until: KeptUntil, now: number) => {
    if (until === 'end') return 'Kept out until the room ends'
    return until === 'open' ? 'Kept out' : `Kept out until ${moment(until, now)}`
  },
  syncing: 'Syncing',
  notInForce: (since: number) => `Not in force yet since ${time(since)}`,
  speaking: 'Speaking',
  poorConnection: 'Poor connection',
  sharingScreen: 'Sharing screen',
  inSpotlight: 'In the spotlight',
  notHereYet: 'Not here yet',
  notHereYetReminded: (ms: number) =>
    `Not here yet, reminded ${ms < 60_000 ? 'just now' : `${formats.duration(ms, '')} ago`}`,
  lateBy: (ms: number) => `${formats.duration(ms, 'less than a minute')} late`,
  cameAs: (name: string) => `Came as ${name}`,
  waitingFor: (ms: number, isGuest: boolean) =>
    `${isGuest ? 'Guest' : 'Signed in'}, ${formats.duration(ms, 'just now')}`,
  guest: 'Guest',
  devices: (n: number) => count(n, { one: '# device', other: '# devices' }),
  handUp: (ms: number) => `Hand up ${formats.duration(ms, 'just now')}`,
  /** Beside the picture of a hand, where there is no room for more. */
  handUpShort: (ms: number) => formats.duration(ms, 'Just now'),
  turn: 'Has the floor',
  turnFor: (ms: number) => `Has the floor, ${countdown(ms)} left`,
  turnOver: 'Time is up',
  handPlace: (place: number | undefined) => `Hand raised${place === undefined ? '' : `, ${inQueue(place)}`}`,
  askTo: { microphone: 'Ask to unmute', camera: 'Ask to start video' } satisfies Record<UnmuteSource, string>,
  askedTo: (source: UnmuteSource, ms: number) =>
    `Asked to ${source === 'microphone' ? 'unmute' : 'start video'} ${countdown(ms)}`,
  invitedToStage: (ms: number) => `Invited to the stage ${countdown(ms)}`,
  asksToSpeak: 'Asks to speak',
  asksPlace: (place: number | undefined) => `Asks to speak${place === undefined ? '' : `, ${inQueue(place)}`}`,
  /** As a clock that runs out. */
  timeLeft: countdown,
  /** What the person has asked for themselves. */
  takeBack: 'Take back',
  notTakenBack: (reason: string) => `Not taken back: ${reason}`,
  /** Of a question to somebody else, by who asked it. */
  cancel: 'Cancel',
  select: (name: string) => `Select ${name}`,
  selected: 'Selected',
  reconnectingFor: (ms: number) => `Reconnecting ${seconds(Math.floor(ms / 1000) * 1000)}`,
  videoStoppedBy: (name: string) => `Video stopped by ${name}`,
  mutedBy: (name: string) => `Muted by ${name}`,
  notAllowed: (right: Right, until: number | undefined, now: number) =>
    `Not ${ALLOWED_TO[right]}${until === undefined ? '' : ` until ${moment(until, now)}`}`,
  byWhom: (by: string, reason: string | undefined) => `By ${by}${reason === undefined ? '' : `: ${reason}`}`,
  left: (leftAt: number, stayMs: number | undefined) =>
    stayMs === undefined
      ? `Left ${time(leftAt)}`
      : `Left ${time(leftAt)}, here ${formats.duration(stayMs, 'less than a minute')}`,
  failed: (right: Right, wanted: boolean, reason: string) =>
    `${wanted ? 'Still not' : 'Still'} ${ALLOWED_TO[right]}: ${reason}`,
  /** Why something failed; the server's own sentence is English, and names the person. */
  reason: ({ detail }: { code: string; detail: string }): string => detail,
  actions: {
    'participant.mute': 'Mute',
    'participant.stopVideo': 'Stop video',
    'participant.stopScreen': 'Stop sharing',
    'participant.remove': 'Remove',
    'participant.ban': 'Ban…',
    'participant.unban': 'Let in again',
    'participant.spotlight': 'Spotlight for everyone',
    'host.transfer': 'Make host…',
    'lobby.admit': 'Admit',
    'lobby.deny': 'Deny',
    'lobby.sendBack': 'Send to waiting room',
    'participant.askUnmute': 'Ask to unmute',
    'unmute.accept': 'Unmute',
    'unmute.decline': 'Stay muted',
    'stage.invite': 'Invite to stage',
    'stage.accept': 'Accept',
    /** No, to who asks for the stage. */
    'stage.decline': 'Not now',
    'stage.remove': 'Move to viewers',
    'stage.leave': 'Leave stage',
    'stage.ask': 'Ask to speak',
    'hand.raise': 'Raise hand',
    'hand.lower': 'Lower hand',
    'hand.next': 'Call on',
    role: 'Change role',
    name: 'Rename',
  } satisfies Record<WishedAction, string>,
  /** One after another: "Muted 2 of 3. 1 had left". */
  sentences: formats.sentences,
  rowLabel: (parts: readonly string[]) => parts.join(', '),
  menuFor: (name: string) => `Actions for ${name}`,
  actionFailed: (action: WishedAction, reason: string) => `${NOT_DONE[action]}: ${reason}`,
  retry: 'Retry',
  dismiss: 'Dismiss',
  retryFor: (verb: string, name: string) => `Retry. ${verb}: ${name}`,
  dismissFor: (name: string) => `Dismiss the message about ${name}`,

  recorded: (talkTime: boolean): string =>
    talkTime ? 'Attendance and talk time are recorded' : 'Attendance is recorded',
  loading: 'Loading people',
}
