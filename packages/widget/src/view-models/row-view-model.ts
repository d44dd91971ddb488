import {
  isStaff,
  type EpochMs,
  type Right,
  type Role,
  type RoomEnforce,
  type Terms,
  type UnmuteSource,
} from 'participant-panel-server/protocol'
import type { Reason, WishedAction } from '../stores/panel-action.ts'
import type { PendingWish } from '../stores/pending-store.ts'
import { handOf, type HandViewModel } from './hand.ts'
import { atDoor, type AtDoorViewModel } from './lobby.ts'
import { earliest } from './earliest.ts'
import type { SectionName } from './panel-view-model.ts'
import { hasRowMenu, maySelect } from './may-act.ts'
import { isOnHold, keptUntil, type KeptUntil } from './removal.ts'
import { cameraSlot, isDenied, microphoneSlot, type SlotInputs, type SlotMoment } from './slots.ts'
import { stageOf, type StageViewModel } from './stage.ts'
import { isSpeaking, RING_HOLDS_MS, WORD_HOLDS_MS } from './speaking-hold.ts'

export type { ActionOutcome, PanelAction, Reason, WishedAction } from '../stores/panel-action.ts'

/** Where a person is, as the mark on the avatar shows it. */
export type Presence = 'here' | 'reconnecting' | 'waiting' | 'invited' | 'left'

/**
 * `not-allowed` is a right, `off-by-moderator` an event, `off` a choice; `unknown` is none of them: nothing has been
 * seen of this device.
 */
export type DeviceState = 'on' | 'speaking' | 'off' | 'off-by-moderator' | 'not-allowed' | 'unknown'

/** A device slot of the row. `drawn` false: the state is the norm of its section and is not drawn at rest. */
export type SlotViewModel = {
  state: DeviceState
  drawn: boolean
  /** Asked and not confirmed yet. */
  pending: boolean
  /**
   * What a click asks for: a right, or in a meeting the `moment`. Absent: no button, because rank forbids it. `blocked`:
   * why it cannot be done right now.
   */
  wish?: { right: Right; value: boolean; moment?: SlotMoment; blocked?: 'reconnecting' | 'offline' }
  /** What M does, whatever a click does. */
  moment?: SlotMoment
}

/** The one thing that line 2 says: the first that applies. */
export type RowLine =
  | { kind: 'failed'; right: Right; wanted: boolean; reason: Reason }
  | { kind: 'action-failed'; action: WishedAction; input: unknown; reason: Reason }
  | { kind: 'being-removed' }
  | { kind: 'syncing' }
  | { kind: 'not-in-force'; since: EpochMs }
  | { kind: 'reconnecting'; since: EpochMs }
  | { kind: 'waiting'; since: EpochMs; isGuest: boolean }
  | { kind: 'invited-to-stage'; until: EpochMs }
  | { kind: 'asks-to-speak' }
  | { kind: 'asked-to'; source: UnmuteSource; until: EpochMs }
  | { kind: 'turn'; until: EpochMs | undefined }
  | { kind: 'hand'; since: EpochMs }
  | { kind: 'speaking' }
  | { kind: 'poor-connection' }
  | { kind: 'muted'; by: string }
  | { kind: 'video-stopped'; by: string }
  | { kind: 'not-allowed'; right: Right; terms?: Terms }
  | { kind: 'sharing-screen' }
  | { kind: 'in-spotlight' }
  | { kind: 'not-here-yet'; remindedAt?: EpochMs }
  | { kind: 'late'; byMs: number }
  | { kind: 'came-as'; name: string }
  | { kind: 'kept-out'; until: KeptUntil }
  | { kind: 'left'; at: EpochMs; stayMs: number | undefined }
  | { kind: 'devices'; count: number }
  | { kind: 'guest' }
  | { kind: 'username'; username: string }
  | { kind: 'none' }

/** All that a row needs to be drawn: a fake of this renders every state without a room. */
export type RowViewModel = {
  id: string
  userId: string
  name: string
  imageUrl: string | undefined
  isYou: boolean
  isBot: boolean
  role: Role
  /** The section does not already say the role. */
  showRole: boolean
  presence: Presence
  speaking: boolean
  /** 0 to 1, for the avatar colour: one of 12 steps, the same for a user id everywhere. */
  hue: number
  line: RowLine
  microphone: SlotViewModel
  camera: SlotViewModel
  sharingScreen: boolean
  /** There is something that whoever looks may do to this person. */
  hasMenu?: boolean
  /** Waits, and whoever looks decides whether to let them in. */
  atDoor?: AtDoorViewModel | undefined
  /** The place in the queue stands where the dot would. */
  hand?: HandViewModel | undefined
  /** Asks to come on stage, or is invited. */
  stage?: StageViewModel | undefined
  /**
   * Whether this person is one of those to whom something is done together: a check box says so in the avatar's place.
   * `possible`: nobody is selected yet, and the box shows on approach. Absent: not to be selected.
   */
  selection?: 'possible' | 'off' | 'on' | undefined
}

export type RowInputs = SlotInputs & {
  section: SectionName
  isSelected?: boolean
  /** Somebody is selected. */
  isSelecting?: boolean
  hasPageItems?: boolean
  /** The room has a waiting room. */
  hasLobby?: boolean | undefined
  /** What the room decides of it. */
  selfRenaming?: boolean
  moderatorsInvite?: boolean
  enforce?: RoomEnforce
  /** In the order of raised hands. */
  handPlace?: number | undefined
  now: EpochMs
}

/** A wish that is not a fact after this long is said on line 2. */
export const SYNCING_AFTER_MS = 2_000
/** And so is a fact that LiveKit does not enforce yet. */
export const NOT_IN_FORCE_AFTER_MS = 1_000

const MINUTE_MS = 60_000
const HUES = 12

export function rowViewModel(inputs: RowInputs): RowViewModel {
  const { person, section, now } = inputs
  const { record, isYou, isBot, presence, screen } = person
  const speaking = isSpeaking(person, now, RING_HOLDS_MS)
  return {
    id: record.id,
    userId: record.userId,
    name: record.name,
    imageUrl: record.imageUrl,
    isYou,
    isBot,
    role: record.role,
    showRole: !isBot && (isStaff(record.role) || !isNorm(record.role, section)),
    presence,
    speaking,
    hue: hueOf(record.userId),
    line: rowLine(inputs),
    microphone: microphoneSlot(inputs, speaking),
    camera: cameraSlot(inputs),
    sharingScreen: screen === true,
    atDoor: atDoor(inputs),
    hand: handOf(inputs),
    stage: stageOf(inputs),
    hasMenu: inputs.hasPageItems === true || hasRowMenu(inputs),
    selection: maySelect(inputs) ? selectionOf(inputs) : undefined,
  }
}

/** Where nearly everybody has this role, it is not said. */
function isNorm(role: Role, section: SectionName): boolean {
  return section === 'stage' || section === 'viewers' || (section === 'hands' && role === 'VIEWER')
}

function selectionOf({ isSelected, isSelecting }: RowInputs): RowViewModel['selection'] {
  if (isSelected) return 'on'
  return isSelecting ? 'off' : 'possible'
}

/** The first that applies. Who muted and whose connection is poor is told to staff and to the person. */
function rowLine(inputs: RowInputs): RowLine {
  const { person, self, pending, now } = inputs
  const { record, presence, live, isYou } = person
  const isTold = isYou || (self !== undefined && isStaff(self.role))
  for (const entry of pending) if (entry.failed) return failedLine(entry, entry.failed)
  const isPresent = presence === 'here' || presence === 'reconnecting'
  if (isPresent && isOnHold(record, now)) return { kind: 'being-removed' }
  if (presence !== 'waiting' && !isPresent && record.bar && now < record.bar.until)
    return { kind: 'kept-out', until: keptUntil(record.bar) }
  if (asked(inputs).some((at) => now - at >= SYNCING_AFTER_MS)) return { kind: 'syncing' }
  const since = record.notInForceSince
  if (since !== undefined && now - since >= NOT_IN_FORCE_AFTER_MS) return { kind: 'not-in-force', since }
  if (presence === 'reconnecting') return { kind: 'reconnecting', since: record.reconnectingSince ?? now }
  if (presence === 'waiting') return { kind: 'waiting', since: record.waitingAt ?? now, isGuest: record.guest }
  if (presence === 'invited') {
    const { remindedAt } = record
    return { kind: 'not-here-yet', ...(remindedAt !== undefined && { remindedAt }) }
  }
  if (presence === 'left' && record.leftAt !== null) {
    const stayMs = record.joinedAt === null ? undefined : record.leftAt - record.joinedAt
    return { kind: 'left', at: record.leftAt, stayMs }
  }
  if (record.turn && isPresent) return { kind: 'turn', until: record.turn.until }
  const stage = stageOf(inputs)
  if (stage?.kind === 'invited') return { kind: 'invited-to-stage', until: stage.until }
  if (stage) return { kind: 'asks-to-speak' }
  const { unmuteAsked } = record
  if (isPresent && unmuteAsked && now < unmuteAsked.until)
    return { kind: 'asked-to', source: unmuteAsked.source, until: unmuteAsked.until }
  const hand = handOf(inputs)
  if (hand) return { kind: 'hand', since: hand.since }
  if (isSpeaking(person, now, WORD_HOLDS_MS)) return { kind: 'speaking' }
  if (isTold && (live?.quality === 'poor' || live?.quality === 'lost')) return { kind: 'poor-connection' }
  if (isTold && record.mutedBy && !person.microphone) return { kind: 'muted', by: record.mutedBy.name }
  if (isTold && record.videoStoppedBy && !person.camera)
    return { kind: 'video-stopped', by: record.videoStoppedBy.name }
  const denied = (['canSpeak', 'canVideo'] as const).find((right) => isDenied(right, inputs))
  const terms = denied && record.overrideTerms?.[denied]
  if (denied) return { kind: 'not-allowed', right: denied, ...(terms && { terms }) }
  if (person.screen) return { kind: 'sharing-screen' }
  if (isPresent && record.spotlight) return { kind: 'in-spotlight' }
  if (isTold && isPresent && record.identities.length > 1) {
    return { kind: 'devices', count: record.identities.length }
  }
  if (isTold && person.lateByMs !== undefined) return { kind: 'late', byMs: person.lateByMs }
  if (isTold && record.mergedName !== undefined) return { kind: 'came-as', name: record.mergedName }
  if (record.guest) return { kind: 'guest' }
  return record.username === undefined ? { kind: 'none' } : { kind: 'username', username: record.username }
}

function failedLine(wish: PendingWish, reason: Reason): RowLine {
  if (!wish.right) return { kind: 'action-failed', action: wish.action, input: wish.input, reason }
  return { kind: 'failed', right: wish.right, wanted: wish.wanted, reason }
}

/** Of somebody who is no longer on the roster, while their row or their menu is still looked at. */
export function goneRow(before: RowViewModel, now: EpochMs): RowViewModel {
  if (before.presence === 'left') return before
  const line: RowLine = { kind: 'left', at: now, stayMs: undefined }
  const slot: SlotViewModel = { state: 'off', drawn: false, pending: false }
  const nothing = { speaking: false, sharingScreen: false, hand: undefined, stage: undefined, atDoor: undefined }
  return { ...before, ...nothing, presence: 'left', line, microphone: slot, camera: slot }
}

/** When the row changes although nothing happens: a hold ends, or something has been under way for long. */
export function rowChangesAt(inputs: RowInputs): EpochMs | undefined {
  const { person, now } = inputs
  const silentSince = person.live?.isSpeaking ? undefined : person.live?.silentSince
  const { notInForceSince, onHoldUntil, bar, hand, waitingAt, stageInvited, unmuteAsked } = person.record
  const moments = asked(inputs).map((at): EpochMs | undefined => at + SYNCING_AFTER_MS)
  if (notInForceSince !== undefined) moments.push(notInForceSince + NOT_IN_FORCE_AFTER_MS)
  if (silentSince !== undefined) moments.push(silentSince + RING_HOLDS_MS, silentSince + WORD_HOLDS_MS)
  if (hand) moments.push(nextMinute(hand.at, now))
  if (waitingAt !== undefined) moments.push(nextMinute(waitingAt, now))
  return earliest([...moments, onHoldUntil, bar?.until, stageInvited?.until, unmuteAsked?.until], now)
}

/** When so and so many minutes have become one more. */
export function nextMinute(since: EpochMs, now: EpochMs): EpochMs {
  return now + MINUTE_MS - ((now - since) % MINUTE_MS)
}

function asked({ pending }: RowInputs): EpochMs[] {
  return pending.filter((entry) => entry.failed === undefined).map((entry) => entry.askedAt)
}

function hueOf(userId: string): number {
  let hash = 0
  for (const character of userId) hash = (hash * 31 + character.codePointAt(0)!) >>> 0
  return (hash % HUES) / HUES
}
