import type { PanelNotice } from '../../src/view-models/panel-view-model.ts'
import type { RowViewModel, SlotViewModel } from '../../src/view-models/row-view-model.ts'
import { headerOf, HIDDEN, mayChange, NOW, OFF, ON, rowOf, StaticPanel } from './static-panel.ts'

const LOCKED: SlotViewModel = { state: 'not-allowed', drawn: true, pending: false }
const UNKNOWN: SlotViewModel = { state: 'unknown', drawn: true, pending: false }
const mic = (slot: SlotViewModel) => mayChange(slot, 'canSpeak')
const cam = (slot: SlotViewModel) => mayChange(slot, 'canVideo')
/** Allowed, off, not drawn at rest: shows on approach. */
const QUIET = cam(HIDDEN)
const QUIET_LOCKED = cam({ ...LOCKED, drawn: false })

const viewer = { microphone: mic(LOCKED), camera: QUIET_LOCKED } as const
const gone = { microphone: mic({ ...HIDDEN }), camera: QUIET } as const

/** Every state of a row, as a host sees it. */
export const ROW_STATES: Record<string, RowViewModel> = {
  'at rest': rowOf({ name: 'Lena Fischer', hue: 7 / 12, microphone: mic(ON), camera: QUIET }),
  you: rowOf({
    name: 'Maya Okafor',
    hue: 5 / 12,
    isYou: true,
    role: 'HOST',
    showRole: true,
    microphone: ON,
    camera: ON,
  }),
  speaking: rowOf({
    name: 'Ana Weber',
    hue: 9 / 12,
    speaking: true,
    line: { kind: 'speaking' },
    microphone: mic({ ...ON, state: 'speaking' }),
    camera: cam(ON),
  }),
  'off by the person': rowOf({ name: 'Tariq Aziz', hue: 2 / 12, microphone: mic(OFF), camera: QUIET }),
  'off by a moderator': rowOf({
    name: 'Sofia Rossi',
    hue: 9 / 12,
    line: { kind: 'muted', by: 'Ben Adler' },
    microphone: mic({ ...OFF, state: 'off-by-moderator' }),
    camera: QUIET,
  }),
  'not allowed': rowOf({
    name: 'Vera Lukas',
    hue: 8 / 12,
    line: { kind: 'not-allowed', right: 'canSpeak' },
    microphone: mic(LOCKED),
    camera: cam(LOCKED),
  }),
  'not seen yet': rowOf({ name: 'Uma Patel', hue: 1 / 12, microphone: mic(UNKNOWN), camera: QUIET }),
  'sharing screen': rowOf({
    name: 'Leo Park',
    hue: 3 / 12,
    line: { kind: 'sharing-screen' },
    sharingScreen: true,
    microphone: mic(ON),
    camera: QUIET,
  }),
  'poor connection': rowOf({
    name: 'Jonas Lind',
    hue: 0,
    line: { kind: 'poor-connection' },
    microphone: mic(ON),
    camera: cam(ON),
  }),
  reconnecting: rowOf({
    name: 'Oliver Berg',
    hue: 10 / 12,
    presence: 'reconnecting',
    line: { kind: 'reconnecting', since: NOW - 8_000 },
    microphone: mic(OFF),
    camera: QUIET,
  }),
  'hand up': rowOf({
    name: 'Diego Fuentes',
    hue: 3 / 12,
    hand: { place: 1, since: NOW - 3 * 60_000, mayLower: true },
    line: { kind: 'hand', since: NOW - 3 * 60_000 },
    microphone: mic(OFF),
    camera: QUIET,
  }),
  'hand up, far back': rowOf({
    name: 'Ida Holm',
    hue: 6 / 12,
    hand: { place: 120, since: NOW, mayLower: true },
    line: { kind: 'hand', since: NOW },
    microphone: mic(OFF),
    camera: QUIET,
  }),
  'hand up, of a queue that is not seen whole': rowOf({
    name: 'Omar Said',
    hue: 8 / 12,
    hand: { since: NOW - 60_000, mayLower: false },
    line: { kind: 'hand', since: NOW - 60_000 },
    microphone: OFF,
  }),
  'two devices': rowOf({
    name: 'Elif Kaya',
    hue: 5 / 12,
    line: { kind: 'devices', count: 2 },
    microphone: mic(ON),
    camera: QUIET,
  }),
  selected: rowOf({
    name: 'Nina Roth',
    hue: 7 / 12,
    selection: 'on',
    hasMenu: true,
    microphone: mic(ON),
    camera: cam(ON),
  }),
  'not selected': rowOf({
    name: 'Paul Reed',
    hue: 2 / 12,
    selection: 'off',
    hasMenu: true,
    microphone: mic(OFF),
    camera: QUIET,
  }),
  'refused by the server': rowOf({
    name: 'Hugo Lang',
    line: {
      kind: 'action-failed',
      action: 'participant.remove',
      input: undefined,
      reason: {
        code: 'rank-too-low',
        detail: 'You cannot remove Hugo Lang: this person is a co-host like you.',
        retryable: false,
      },
    },
    microphone: mic(ON),
    camera: QUIET,
  }),
  guest: rowOf({ name: 'Tomasz', hue: 10 / 12, line: { kind: 'guest' }, microphone: mic(OFF), camera: QUIET }),
  'no user name': rowOf({ name: 'Kofi Mensah', hue: 4 / 12, line: { kind: 'none' }, ...viewer }),
  'rank forbids': rowOf({
    name: 'Inès Moreau',
    hue: 11 / 12,
    role: 'CO_HOST',
    showRole: true,
    microphone: ON,
    camera: ON,
  }),
  blocked: rowOf({
    name: 'Emma Clarke',
    hue: 6 / 12,
    microphone: { ...ON, wish: { right: 'canSpeak', value: false, blocked: 'reconnecting' } },
    camera: QUIET,
  }),
  pending: rowOf({ name: 'Ruth Cohen', hue: 0, microphone: mic({ ...LOCKED, pending: true }), camera: QUIET }),
  syncing: rowOf({
    name: 'Sam Taylor',
    hue: 8 / 12,
    line: { kind: 'syncing' },
    microphone: mic({ ...LOCKED, pending: true }),
    camera: QUIET,
  }),
  'not in force': rowOf({
    name: 'Noor Haddad',
    hue: 4 / 12,
    line: { kind: 'not-in-force', since: NOW - 40 * 60_000 },
    microphone: mic(LOCKED),
    camera: QUIET,
  }),
  'video stopped': rowOf({
    name: 'Eva Blum',
    hue: 5 / 12,
    line: { kind: 'video-stopped', by: 'Ben Adler' },
    microphone: mic(ON),
    camera: cam({ ...OFF, state: 'off-by-moderator' }),
  }),
  'being removed': rowOf({
    name: 'Rolf Ude',
    hue: 6 / 12,
    line: { kind: 'being-removed' },
    microphone: mic(ON),
    camera: QUIET,
  }),
  'kept out': rowOf({
    name: 'Troy Hall',
    presence: 'left',
    line: { kind: 'kept-out', until: NOW + 5 * 60_000 },
    ...gone,
  }),
  failed: rowOf({
    name: 'Aiko Tanaka',
    hue: 1 / 12,
    line: {
      kind: 'failed',
      right: 'canSpeak',
      wanted: false,
      reason: { code: 'no-answer', detail: 'no answer', retryable: true },
    },
    microphone: mic(ON),
    camera: QUIET,
  }),
  waiting: rowOf({
    name: 'Priya Raman',
    hue: 0,
    presence: 'waiting',
    microphone: HIDDEN,
    line: { kind: 'waiting', since: NOW - 2 * 60_000, isGuest: false },
    atDoor: { pending: false },
    hasMenu: true,
  }),
  invited: rowOf({ name: 'Daniel Novak', presence: 'invited', line: { kind: 'not-here-yet' }, ...gone }),
  left: rowOf({
    name: 'Lucía Ortega',
    presence: 'left',
    line: { kind: 'left', at: NOW - 11 * 60_000, stayMs: 28 * 60_000 },
    ...gone,
  }),
  bot: rowOf({ name: 'Recorder', isBot: true, microphone: HIDDEN, line: { kind: 'none' } }),
}

const row = (state: string, more: Partial<RowViewModel> = {}): RowViewModel => ({ ...ROW_STATES[state]!, ...more })
const asViewer = ({ microphone, camera, ...rest }: RowViewModel): RowViewModel => {
  const watch = ({ state, drawn }: SlotViewModel): SlotViewModel => ({
    state,
    drawn: drawn && state !== 'not-allowed',
    pending: false,
  })
  return { ...rest, microphone: watch(microphone), camera: watch(camera) }
}

export function hostRoom(): StaticPanel {
  const people = (names: string[], hue: number) =>
    names.map((name, at) => rowOf({ name, hue: ((hue + at * 5) % 12) / 12, ...viewer }))
  const panel = new StaticPanel({
    staff: [
      row('you'),
      rowOf({
        name: 'Ben Adler',
        hue: 10 / 12,
        role: 'CO_HOST',
        showRole: true,
        microphone: mic(OFF),
        camera: cam(ON),
      }),
      rowOf({
        name: 'Inès Moreau',
        hue: 11 / 12,
        role: 'MODERATOR',
        showRole: true,
        microphone: mic(OFF),
        camera: QUIET,
      }),
    ],
    stage: [row('speaking'), row('poor connection'), row('sharing screen'), row('off by a moderator')],
    viewers: [
      row('no user name'),
      row('reconnecting', viewer),
      ...people(['Ruth Cohen', 'Sam Taylor', 'Yara Nasser'], 3),
    ],
    bots: [row('bot')],
    invited: [row('invited'), row('invited', { id: 'gk', name: 'Grace Kim' })],
    left: [row('left')],
  })
  panel.footer.set({
    devices: [
      { device: 'microphone', on: true, pending: false, failed: undefined },
      { device: 'camera', on: false, pending: false, failed: undefined },
      { device: 'screen', on: false, pending: false, failed: undefined },
    ],
  })
  return panel
}

export function viewerRoom(): StaticPanel {
  const host = hostRoom()
  for (const atom of host.rows.values()) {
    const value = atom.get()
    if (value) atom.set({ ...asViewer(value), isYou: false })
  }
  host.footer.set({ devices: [] })
  return host
}

export const HARD_NAMES = [
  'نور الهدى',
  '\u200b\u200d\u2060',
  'Maximiliane '.repeat(22).slice(0, 256),
  '<img src=x onerror=alert(1)><b>Bob</b>',
  '🦊',
  'Žofie Ťukalová',
  '山田 太郎',
]

export function hardRoom(): StaticPanel {
  return new StaticPanel({
    viewers: HARD_NAMES.map((name, at) =>
      rowOf({
        name,
        id: `hard-${at}`,
        userId: `user-${at}`,
        hue: at / 12,
        role: 'HOST',
        showRole: true,
        isYou: at === 2,
        ...viewer,
      }),
    ),
  })
}

const smallRoom = () => new StaticPanel({ staff: [row('you')], stage: [row('speaking'), row('off by a moderator')] })
const notice = (value: PanelNotice, panel = smallRoom()): StaticPanel => {
  panel.notice.set(value)
  return panel
}

/** Every state of the panel as a whole. */
export const PANEL_STATES: Record<string, () => StaticPanel> = {
  live: hostRoom,
  viewer: viewerRoom,
  loading: () => {
    const panel = notice({ kind: 'loading' }, new StaticPanel())
    panel.header.set(headerOf({ status: 'connecting', counts: undefined }))
    return panel
  },
  'not loaded': () => {
    const panel = notice({ kind: 'not-loaded', retryAt: NOW + 8_000 }, new StaticPanel())
    panel.header.set(headerOf({ status: 'connecting', counts: undefined }))
    return panel
  },
  reconnecting: () => {
    const panel = smallRoom()
    panel.header.set(headerOf({ status: 'reconnecting', counts: { online: 16, total: 23 }, asOf: NOW }))
    return panel
  },
  offline: () => {
    const panel = notice({ kind: 'offline', retryAt: NOW + 8_000 })
    panel.header.set(headerOf({ status: 'offline', counts: { online: 16, total: 23 }, asOf: NOW }))
    return panel
  },
  refused: () => {
    const panel = notice({ kind: 'refused', reason: 'The token is for another room.' }, new StaticPanel())
    panel.header.set(headerOf({ status: 'refused', counts: undefined }))
    return panel
  },
  'access ended': () => notice({ kind: 'access-ended' }),
  misconfigured: () => notice({ kind: 'misconfigured' }, new StaticPanel()),
  elsewhere: () => notice({ kind: 'elsewhere' }),
  'media failed': () => notice({ kind: 'media-failed', reason: 'LiveKit does not answer' }),
  'on hold': () => notice({ kind: 'on-hold', until: NOW + 4_000, by: 'Inès Moreau' }),
  removed: () => {
    const by = { id: 'p-ines', name: 'Inès Moreau', at: NOW - 60_000 }
    return notice({ kind: 'removed', bar: { until: NOW + 5 * 60_000, by, reason: 'spam' } }, new StaticPanel())
  },
  'removed, and the bar is over': () => notice({ kind: 'removed', bar: { until: NOW } }, new StaticPanel()),
  moderated: () => notice({ kind: 'moderated', what: 'muted', by: 'Ben Adler' }),
  alone: () => {
    const panel = notice({ kind: 'alone' }, new StaticPanel({ staff: [row('you')] }))
    panel.header.set(headerOf({ status: 'live', counts: { online: 1, total: 1 } }))
    return panel
  },
  'own device failed': () => {
    const panel = smallRoom()
    panel.footer.set({
      devices: [
        { device: 'microphone', on: false, pending: false, failed: 'the browser does not allow it' },
        { device: 'camera', on: false, pending: true, failed: undefined },
      ],
    })
    return panel
  },
}
