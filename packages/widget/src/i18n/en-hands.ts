import type { HandOrder } from '../view-models/hand-order.ts'
import { formats } from './en-formats.ts'

/** The words of how staff go through raised hands. */
export const enHands = {
  next: 'Next',
  nextIs: (name: string) => `Next: ${name}`,
  end: 'Done',
  endOf: (name: string) => `${name} is done`,
  options: 'Order and time of raised hands',
  order: 'Order',
  orders: {
    'first-come': { name: 'First come', note: 'As the hands went up' },
    'quiet-first': { name: 'Quiet first', note: 'Who had talked least when the hand went up' },
    'by-tag': { name: 'Round robin', note: 'One of each tag in turn' },
  } satisfies Record<HandOrder, { name: string; note: string }>,
  time: 'Speaking time',
  noLimit: 'No limit',
  minutes: (ms: number) => formats.duration(ms, ''),
  lowerAll: 'Lower all',
  blocked: { reconnecting: 'Not while reconnecting', offline: 'Not while offline' },
}
