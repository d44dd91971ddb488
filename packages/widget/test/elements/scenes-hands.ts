import type { OwnHandViewModel } from '../../src/view-models/hand.ts'
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
  panel.sections.set(
    panel.sections.get().map((each) => (each.name === 'hands' ? { ...each, action: 'hand.lower' } : each)),
  )
  panel.footer.set({ devices, hand: { ...HAND, ...own } })
  return panel
}

const refused = (code: string, detail: string) => ({
  action: 'hand.raise' as const,
  reason: { code, detail, retryable: true },
})

/** Everything that raised hands look like, and the person's own. */
export const HAND_STATES: Record<string, () => StaticPanel> = {
  'raised hands': () => handsRoom({}, DEVICES),
  'own hand down, without a connection': () => handsRoom(),
  'own hand up': () => handsRoom({ isUp: true, place: 2 }, DEVICES),
  'own hand up, without a connection': () => handsRoom({ isUp: true, place: 120 }),
  'own hand up, place unknown': () => handsRoom({ isUp: true }),
  'own hand going up': () => handsRoom({ isUp: true, pending: true }, DEVICES),
  'own hand, while reconnecting': () => handsRoom({ isUp: true, place: 1, blocked: 'reconnecting' }),
  'own hand not raised': () =>
    handsRoom({ failed: refused('too-many-requests', 'Too many requests: try again in 1 s.') }, DEVICES),
}
