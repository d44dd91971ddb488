import type { OwnHandViewModel } from '../../src/view-models/hand.ts'
import type { HandQueueViewModel } from '../../src/view-models/next-hand.ts'
import type { FooterViewModel } from '../../src/view-models/panel-view-model.ts'
import { ROW_STATES } from './scenes.ts'
import { NOW, rowOf, StaticPanel } from './static-panel.ts'

const HAND: OwnHandViewModel = {
  id: 'kofi-mensah',
  isUp: false,
  place: undefined,
  pending: false,
  failed: undefined,
  blocked: undefined,
}
const DEVICES: FooterViewModel['devices'] = [
  { device: 'microphone', on: false, pending: false, failed: undefined },
  { device: 'camera', on: true, pending: false, failed: undefined },
  { device: 'screen', on: false, pending: false, failed: undefined },
]

/** A room with a queue of three, and what the person's own hand is like. */
export function handsRoom(own: Partial<OwnHandViewModel> = {}, devices: FooterViewModel['devices'] = []): StaticPanel {
  const queue = ['Diego Fuentes', 'Aiko Tanaka', 'Noor Haddad'].map((name, at) => {
    const since = NOW - (3 - at) * 90_000
    const hand = { place: at + 1, since, mayLower: true }
    return rowOf({ name, hue: at / 4, hand, line: { kind: 'hand', since }, hasMenu: true })
  })
  const panel = new StaticPanel({
    hands: queue,
    room: [ROW_STATES['you']!, ROW_STATES['speaking']!, ROW_STATES['off by the person']!],
  })
  panel.footer.set({ devices, hand: { ...HAND, ...own } })
  return panel
}

/** As staff see it: somebody has the floor. */
export function calledRoom(queue: Partial<HandQueueViewModel> = {}, left = 80_000): StaticPanel {
  const until = left === Infinity ? undefined : NOW + left
  const called = rowOf({ name: 'Elif Kaya', hue: 0.6, line: { kind: 'turn', until }, hasMenu: true })
  const panel = handsRoom({}, DEVICES)
  const [waiting, ...others] = panel.sections.get()
  panel.set(called)
  panel.sections.set([{ ...waiting!, ids: [called.id, ...waiting!.ids] }, ...others])
  panel.hands.set({
    order: 'first-come',
    minutes: 2,
    last: { id: called.id, name: called.name },
    next: { id: 'diego-fuentes', name: 'Diego Fuentes', call: 'hand.next' },
    up: ['diego-fuentes', 'aiko-tanaka', 'noor-haddad'],
    pending: false,
    blocked: undefined,
    ...queue,
  })
  return panel
}

const refused = (code: string, detail: string) => ({
  action: 'hand.raise' as const,
  reason: { code, detail, retryable: true },
})

/** Everything that raised hands look like, and the person's own. */
export const HAND_STATES: Record<string, () => StaticPanel> = {
  'raised hands': () => handsRoom({}, DEVICES),
  'somebody has the floor': () => calledRoom(),
  'somebody has the floor without an end': () => calledRoom({ minutes: undefined }, Infinity),
  'speaking time ends': () => calledRoom({}, 8_000),
  'speaking time is over, nobody is next': () => calledRoom({ next: undefined, up: [] }, -5_000),
  'hands while reconnecting': () => calledRoom({ blocked: 'reconnecting' }),
  'own hand down, without a connection': () => handsRoom(),
  'own hand up': () => handsRoom({ isUp: true, place: 2 }, DEVICES),
  'own hand up, without a connection': () => handsRoom({ isUp: true, place: 120 }),
  'own hand up, place unknown': () => handsRoom({ isUp: true }),
  'own hand going up': () => handsRoom({ isUp: true, pending: true }, DEVICES),
  'own hand, while reconnecting': () => handsRoom({ isUp: true, place: 1, blocked: 'reconnecting' }),
  'own hand not raised': () =>
    handsRoom({ failed: refused('too-many-requests', 'Too many requests: try again in 1 s.') }, DEVICES),
}
