import type { Right, Role } from 'participant-panel-server/protocol'
import type { SectionName } from '../view-models/panel-view-model.ts'
import type { DeviceState, Presence } from '../view-models/row-view-model.ts'

const number = new Intl.NumberFormat('en')
const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const plural = new Intl.PluralRules('en')

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })

const at = (epochMs: number) => clock.format(epochMs)
const DAY_MS = 86_400_000
const count = (n: number, one: string, other: string) =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`
export const seconds = (ms: number) => `${number.format(Math.max(0, Math.ceil(ms / 1000)))}\u00a0s`

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return `${minutes}\u00a0min`
  return `${number.format(Math.floor(minutes / 60))}\u00a0h ${minutes % 60}\u00a0min`
}

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

/** English: the type of every other language. Sentence case, no full stop on labels. */
export const en = {
  title: 'Participants',
  people: 'People',
  status: { live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' },
  counts: (online: number, total: number) => `${number.format(online)} online, ${number.format(total)} total`,
  countsAsOf: (online: number, asOf: number) => `${number.format(online)} online at ${at(asOf)}`,
  sections: {
    waiting: 'Waiting',
    staff: 'Staff',
    stage: 'On stage',
    room: 'In the room',
    viewers: 'Viewers',
    bots: 'Bots',
    invited: 'Invited',
    left: 'Left',
  } satisfies Record<SectionName, string>,
  number: (n: number) => number.format(n),
  peopleCount: (n: number) => count(n, 'person', 'people'),

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
  keptOut: (until: number, now: number) => `Kept out until ${until - now < DAY_MS ? at(until) : day.format(until)}`,
  syncing: 'Syncing',
  notInForce: (since: number) => `Not in force yet since ${at(since)}`,
  speaking: 'Speaking',
  poorConnection: 'Poor connection',
  sharingScreen: 'Sharing screen',
  notHereYet: 'Not here yet',
  guest: 'Guest',
  reconnectingFor: (ms: number) => `Reconnecting ${seconds(Math.floor(ms / 1000) * 1000)}`,
  videoStoppedBy: (name: string) => `Video stopped by ${name}`,
  mutedBy: (name: string) => `Muted by ${name}`,
  notAllowed: (right: Right) => `Not ${ALLOWED_TO[right]}`,
  left: (leftAt: number, stayMs: number | undefined) =>
    stayMs === undefined ? `Left ${at(leftAt)}` : `Left ${at(leftAt)}, here ${duration(stayMs)}`,
  failed: (right: Right, wanted: boolean, reason: string) =>
    `${wanted ? 'Still not' : 'Still'} ${ALLOWED_TO[right]}: ${reason}`,
  retry: 'Retry',
  dismiss: 'Dismiss',
  retryFor: (verb: string, name: string) => `Retry. ${verb}: ${name}`,
  dismissFor: (name: string) => `Dismiss the message about ${name}`,

  loading: 'Loading people',
}
