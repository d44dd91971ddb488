import {
  stageRefusal,
  type EpochMs,
  type ParticipantRecord,
  type RoomMode,
  type RoomRecord,
  type StageAction,
} from 'participant-panel-server/protocol'
import type { Reason } from '../stores/panel-action.ts'
import type { PendingWish } from '../stores/pending-store.ts'
import type { StreamOutage } from './panel-status.ts'
import type { Person } from './person.ts'
import { isBarred, isOnHold } from './removal.ts'

/**
 * Somebody on their way to the stage. `mayAnswer`: whoever looks may say yes or no to who asks, and take the invitation
 * back. `place`: in one queue with the raised hands.
 */
export type StageViewModel = ({ kind: 'asks'; place: number | undefined } | { kind: 'invited'; until: EpochMs }) & {
  mayAnswer: boolean
  blocked: StreamOutage
}

/** What the person can do about their own place: ask for the stage, take that back, or leave it. */
export type OwnStageViewModel = {
  id: string
  action: 'stage.ask' | 'stage.decline' | 'stage.leave'
  place: number | undefined
  pending: boolean
  failed: { action: OwnStageViewModel['action']; reason: Reason } | undefined
  blocked: StreamOutage
}

type StageInputs = {
  person: Person
  self: ParticipantRecord | undefined
  mode: RoomMode
  pending: readonly PendingWish[]
  outage: StreamOutage
  isReadonly?: boolean
  handPlace?: number | undefined
  now: EpochMs
}

/** Asks to come on stage, and is here to come. */
export function isAsking({ record, presence }: Person, mode: RoomMode): boolean {
  return mode === 'stage' && record.stageAsked !== undefined && isPresent({ presence })
}

/** Who is just being answered is shown as answered. */
export function stageOf(inputs: StageInputs): StageViewModel | undefined {
  const { person, pending, outage: blocked, handPlace: place, mode, now } = inputs
  const { stageInvited } = person.record
  if (mode === 'meeting' || underWay(pending)) return undefined
  const mayAnswer = !person.isYou && mayOnStage('stage.decline', inputs)
  if (stageInvited && now < stageInvited.until)
    return { kind: 'invited', until: stageInvited.until, mayAnswer, blocked }
  return isAsking(person, mode) ? { kind: 'asks', place, mayAnswer, blocked } : undefined
}

/** As the server decides it. */
export function mayOnStage(action: StageAction, { person, self, mode, isReadonly, now }: StageInputs): boolean {
  if (!self || isReadonly) return false
  const { record, presence } = person
  const standing = {
    mode,
    isHere: isPresent({ presence }) && !isOnHold(record, now),
    isInvited: record.stageInvited !== undefined,
    isAsking: record.stageAsked !== undefined,
  }
  return !stageRefusal(action, self, record, standing)
}

/** What staff can do with somebody for whom it changes something. */
export function stageActions(inputs: StageInputs): StageAction[] {
  const { person, mode } = inputs
  if (mode === 'meeting' || person.isYou || person.isBot || !isPresent(person)) return []
  const stage = stageOf(inputs)
  const wanted: StageAction[] =
    person.record.role === 'SPEAKER'
      ? ['stage.remove']
      : person.record.role !== 'VIEWER' || stage?.kind === 'invited'
        ? []
        : stage
          ? ['stage.accept', 'stage.decline']
          : ['stage.invite']
  return wanted.filter((action) => mayOnStage(action, inputs))
}

/** Undefined where there is no stage, or nothing to do about it. */
export function ownStage(
  { person, pending, handPlace }: Pick<StageInputs, 'person' | 'pending' | 'handPlace'>,
  { mode }: RoomRecord,
  outage: StreamOutage,
  now: EpochMs,
): OwnStageViewModel | undefined {
  const { record } = person
  const { stageInvited, stageAsked, role } = record
  if (person.presence === 'waiting' || isOnHold(record, now) || isBarred(record, now)) return undefined
  if (stageInvited && now < stageInvited.until) return undefined
  const wished = underWay(pending)
  const isUp = wished ? wished === 'stage.ask' : stageAsked !== undefined
  const action = role === 'SPEAKER' ? 'stage.leave' : isUp ? 'stage.decline' : 'stage.ask'
  if (!mayOnStage(action, { person, self: record, mode, pending, outage, now })) return undefined
  if (mode === 'meeting' || (role !== 'SPEAKER' && role !== 'VIEWER')) return undefined
  const failed = pending.find((entry) => isOfStage(entry) && entry.failed)
  return {
    id: record.id,
    action,
    place: isUp && role === 'VIEWER' ? handPlace : undefined,
    pending: wished !== undefined,
    failed: failed?.failed && { action: failed.action as OwnStageViewModel['action'], reason: failed.failed },
    blocked: outage,
  }
}

function underWay(pending: readonly PendingWish[]): StageAction | undefined {
  return pending.find((entry) => isOfStage(entry) && !entry.failed)?.action as StageAction | undefined
}

function isOfStage({ action }: PendingWish): boolean {
  return action?.startsWith('stage.') === true
}

function isPresent({ presence }: Pick<Person, 'presence'>): boolean {
  return presence === 'here' || presence === 'reconnecting'
}
