import { refusalOf, type ParticipantRecord, type RoomMode } from 'participant-panel-server/protocol'
import type { HandChoices } from '../stores/hand-queue-store.ts'
import { HAND_ORDERS, type HandOrder } from './hand-order.ts'
import type { StreamOutage } from './panel-status.ts'

export type { HandChoices }

/** So many minutes staff can give. */
export const SPEAKING_MINUTES = [1, 2, 5]

export type InQueue = { id: string; name: string }

/** With a stage, rights come with it. */
export type Call = 'hand.next' | 'stage.invite'

/** What staff can do with raised hands. */
export type HandQueueViewModel = {
  order: HandOrder
  /** Undefined: as long as they like. */
  minutes: number | undefined
  /** Who has the turn. */
  last: InQueue | undefined
  /** And what brings them to speak. */
  next: (InQueue & { call: Call }) | undefined
  /** Whose hands are up. */
  up: readonly string[]
  /** Somebody is being called on. */
  pending: boolean
  blocked: StreamOutage
}

type Inputs = {
  /** In the order in which they are shown. */
  ids: readonly string[]
  records: ReadonlyMap<string, ParticipantRecord>
  self: ParticipantRecord | undefined
  mode: RoomMode | undefined
  choices: Partial<HandChoices>
  mayInvite: (id: string) => boolean
  isPending: (id: string, call: Call) => boolean
  outage: StreamOutage
}

/** Undefined for those who do not look after the room. */
export function handQueue({
  ids,
  records,
  self,
  mode,
  choices,
  mayInvite,
  isPending,
  outage,
}: Inputs): HandQueueViewModel | undefined {
  if (!self || refusalOf('hand.next', self)) return undefined
  const people = ids.flatMap((id) => records.get(id) ?? [])
  const last = people.find(({ turn }) => turn)
  const [next] = people.flatMap((person) => {
    const call = person.turn ? undefined : mode === 'stage' ? onStage(person) : person.hand && 'hand.next'
    return call ? { ...inQueue(person), call } : []
  })
  return {
    order: orderOf(choices),
    minutes: SPEAKING_MINUTES.find((minutes) => minutes === choices.minutes),
    last: last && inQueue(last),
    next,
    up: people.filter(({ hand }) => hand).map(({ id }) => id),
    pending: next !== undefined && isPending(next.id, next.call),
    blocked: outage,
  }

  /** Whoever is there already is called on. */
  function onStage({ id, role, hand }: ParticipantRecord): Call | undefined {
    if (mayInvite(id)) return 'stage.invite'
    return hand && role !== 'VIEWER' ? 'hand.next' : undefined
  }
}

/** Something else may have been remembered. */
export function orderOf({ order }: Partial<HandChoices>): HandOrder {
  return HAND_ORDERS.find((known) => known === order) ?? 'first-come'
}

function inQueue({ id, name }: ParticipantRecord): InQueue {
  return { id, name }
}
