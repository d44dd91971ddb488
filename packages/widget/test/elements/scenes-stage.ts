import type { CardViewModel } from '../../src/view-models/card.ts'
import type { FooterViewModel } from '../../src/view-models/panel-view-model.ts'
import type { OwnStageViewModel } from '../../src/view-models/stage.ts'
import { ROW_STATES } from './scenes.ts'
import { NOW, rowOf, StaticPanel } from './static-panel.ts'

const HOST = { id: 'maya-okafor', name: 'Maya Okafor', at: NOW - 18_000 }
const CARD: CardViewModel = {
  kind: 'stage',
  by: HOST,
  until: NOW + 42_000,
  ownsDevices: true,
  failed: undefined,
  blocked: undefined,
}
const OWN: OwnStageViewModel = {
  id: 'kofi-mensah',
  action: 'stage.ask',
  place: undefined,
  pending: false,
  failed: undefined,
  blocked: undefined,
}
const HAND: FooterViewModel['hand'] = {
  id: 'kofi-mensah',
  isUp: false,
  place: undefined,
  pending: false,
  failed: undefined,
  blocked: undefined,
}
const DEVICES: FooterViewModel['devices'] = [
  { device: 'microphone', on: true, pending: false, failed: undefined },
  { device: 'camera', on: false, pending: false, failed: undefined },
]

const people = () => ({
  staff: [rowOf({ name: 'Maya Okafor', hue: 5 / 12, role: 'HOST', showRole: true })],
  stage: [ROW_STATES['speaking']!, ROW_STATES['off by the person']!],
})

/** A viewer who is asked something. */
export function asked(card: Partial<CardViewModel> = {}): StaticPanel {
  const panel = new StaticPanel({
    ...people(),
    viewers: [rowOf({ name: 'Kofi Mensah', isYou: true }), rowOf({ name: 'Emma Clarke', hue: 1 / 6 })],
  })
  panel.footer.set({ devices: [], hand: HAND })
  panel.card.set({ ...CARD, ...card })
  return panel
}

/** A viewer, or a speaker, and what their own way to the stage is like. */
export function ownWay(own: Partial<OwnStageViewModel> = {}, devices: FooterViewModel['devices'] = []): StaticPanel {
  const panel = new StaticPanel(people())
  panel.footer.set({ devices, hand: HAND, stage: { ...OWN, ...own } })
  return panel
}

/** What a host sees of people on their way to the stage. */
export function onTheirWay(blocked?: 'offline'): StaticPanel {
  const may = { mayAnswer: true, blocked }
  const panel = new StaticPanel({
    hands: [
      rowOf({
        name: 'Aiko Tanaka',
        hue: 1 / 12,
        stage: { kind: 'asks', place: 1, ...may },
        line: { kind: 'asks-to-speak' },
        hasMenu: true,
      }),
      rowOf({
        name: 'Maximiliane von Hohenstein-Traunstein',
        hue: 3 / 12,
        hand: { place: 2, since: NOW - 60_000, mayLower: true },
        stage: { kind: 'invited', until: NOW + 42_000, ...may },
        line: { kind: 'invited-to-stage', until: NOW + 42_000 },
        hasMenu: true,
      }),
    ],
    stage: [
      rowOf({
        name: 'Sofia Rossi',
        hue: 9 / 12,
        line: { kind: 'asked-to', source: 'microphone', until: NOW + 9_000 },
        hasMenu: true,
      }),
    ],
  })
  panel.hands.set({
    order: 'first-come',
    minutes: undefined,
    last: undefined,
    next: { id: 'aiko-tanaka', name: 'Aiko Tanaka', call: 'stage.invite' },
    up: ['maximiliane-von-hohenstein-traunstein'],
    pending: false,
    blocked: blocked,
  })
  return panel
}

const NO_ANSWER = { code: 'no-answer', detail: 'no answer', retryable: true }

/** Everything about the stage, and asking to unmute. */
export const STAGE_STATES: Record<string, () => StaticPanel> = {
  'invited on stage': () => asked(),
  'invited on stage, devices of the page': () => asked({ ownsDevices: false }),
  'asked to unmute': () => asked({ kind: 'microphone', until: NOW + 9_000 }),
  'asked to start video': () => asked({ kind: 'camera', by: { ...HOST, id: 'site', name: 'Town hall' } }),
  'answer that did not arrive': () => asked({ kind: 'microphone', failed: NO_ANSWER }),
  'asked to unmute, while reconnecting': () => asked({ kind: 'microphone', blocked: 'reconnecting' }),
  'may ask to speak': () => ownWay(),
  'asks to speak': () => ownWay({ action: 'stage.decline', place: 3 }),
  'on stage, and may leave it': () => ownWay({ action: 'stage.leave' }, DEVICES),
  'asking to speak failed': () => ownWay({ failed: { action: 'stage.ask', reason: NO_ANSWER } }),
  'on their way to the stage': () => onTheirWay(),
  'on their way to the stage, while offline': () => onTheirWay('offline'),
  'somebody stays muted': () => {
    const panel = onTheirWay()
    panel.outcome.set({ told: 'unmute-declined', name: 'Sofia Rossi' })
    return panel
  },
  'an invitation is over': () => {
    const panel = ownWay()
    panel.outcome.set({ told: 'stage-over', name: '' })
    return panel
  },
}
