import { refusalOf, type EpochMs, type ParticipantRecord, type RoomRecord } from 'participant-panel-server/protocol'
import type { Reason } from '../stores/panel-action.ts'
import type { PendingWish } from '../stores/pending-store.ts'
import type { StreamOutage } from './panel-status.ts'
import type { Person } from './person.ts'
import { isBarred, isOnHold } from './removal.ts'

/** A hand that is up. `place`: in the queue, from 1; absent where whoever looks does not see everybody in it. */
export type HandViewModel = { place?: number; since: EpochMs; mayLower: boolean }

type HandAction = 'hand.raise' | 'hand.lower'

/** The person's own hand, and that it can be raised or lowered. */
export type OwnHandViewModel = {
  id: string
  isUp: boolean
  place: number | undefined
  pending: boolean
  failed: { action: HandAction; reason: Reason } | undefined
  /** Why it cannot be moved right now. */
  blocked: StreamOutage
}

type HandInputs = {
  person: Person
  self: ParticipantRecord | undefined
  pending: readonly PendingWish[]
  isReadonly?: boolean
  handPlace?: number | undefined
}

/** A hand that is asked to go down is shown as down. */
export function handOf(inputs: HandInputs): HandViewModel | undefined {
  const { person, pending, handPlace } = inputs
  const { hand } = person.record
  if (!hand || !isPresent(person) || underWay(pending) === 'hand.lower') return undefined
  return { ...(handPlace && { place: handPlace }), since: hand.at, mayLower: mayLowerHand(inputs) }
}

/** As the server decides it. */
export function mayLowerHand({ person, self, isReadonly }: HandInputs): boolean {
  if (!self || isReadonly || !person.record.hand || !isPresent(person)) return false
  return !refusalOf('hand.lower', self, person.record)
}

/** Undefined where there is nothing to raise or lower: the room does not let this person, or they are not in it. */
export function ownHand(
  { person, pending, handPlace }: Pick<HandInputs, 'person' | 'pending' | 'handPlace'>,
  room: RoomRecord,
  outage: StreamOutage,
  now: EpochMs,
): OwnHandViewModel | undefined {
  const { record } = person
  const wished = underWay(pending)
  const isUp = wished ? wished === 'hand.raise' : record.hand !== undefined
  if (!isPresent(person) || isOnHold(record, now) || isBarred(record, now)) return undefined
  if (!isUp && refusalOf('hand.raise', record, record, room)) return undefined
  return {
    id: record.id,
    isUp,
    place: isUp ? handPlace : undefined,
    pending: wished !== undefined,
    failed: failedOf(pending),
    blocked: outage,
  }
}

function underWay(pending: readonly PendingWish[]): HandAction | undefined {
  const entry = pending.find((entry) => isOfHand(entry.action) && entry.failed === undefined)
  return entry?.action as HandAction | undefined
}

function failedOf(pending: readonly PendingWish[]): OwnHandViewModel['failed'] {
  const entry = pending.find((entry) => isOfHand(entry.action) && entry.failed !== undefined)
  return entry?.failed && { action: entry.action as HandAction, reason: entry.failed }
}

function isOfHand(action: PendingWish['action']): action is HandAction {
  return action === 'hand.raise' || action === 'hand.lower'
}

function isPresent({ presence }: Person): boolean {
  return presence === 'here' || presence === 'reconnecting'
}
