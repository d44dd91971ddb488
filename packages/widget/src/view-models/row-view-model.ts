import { isStaff, type EpochMs, type Right, type Role, type RoomEnforce } from 'participant-panel-server/protocol'
import { handOf, type HandViewModel } from './hand.ts'
import { atDoor, type AtDoorViewModel } from './lobby.ts'
import { earliest } from './earliest.ts'
import type { SectionName } from './panel-view-model.ts'
import { hasRowMenu, maySelect } from './may-act.ts'
import { cameraSlot, microphoneSlot, type SlotInputs, type SlotMoment } from './slots.ts'
import { askedAt, NOT_IN_FORCE_AFTER_MS, rowLine, SYNCING_AFTER_MS, type RowLine } from './row-line.ts'
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
    // Who may be selected no more is let go by the box.
    selection: inputs.isSelected || maySelect(inputs) ? selectionOf(inputs) : undefined,
  }
}

/** Said where all are together, and of those on stage among raised hands; any other section says enough. */
function isNorm(role: Role, section: SectionName): boolean {
  return section === 'hands' ? role === 'VIEWER' : section !== 'room'
}

function selectionOf({ isSelected, isSelecting }: RowInputs): RowViewModel['selection'] {
  if (isSelected) return 'on'
  return isSelecting ? 'off' : 'possible'
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
  const { notInForceSince, onHoldUntil, bar, hand, waitingAt, remindedAt, stageInvited, unmuteAsked } = person.record
  const moments = askedAt(inputs).map((at): EpochMs | undefined => at + SYNCING_AFTER_MS)
  if (notInForceSince !== undefined) moments.push(notInForceSince + NOT_IN_FORCE_AFTER_MS)
  if (silentSince !== undefined) moments.push(silentSince + RING_HOLDS_MS, silentSince + WORD_HOLDS_MS)
  if (hand) moments.push(nextMinute(hand.at, now))
  if (waitingAt !== undefined) moments.push(nextMinute(waitingAt, now))
  if (remindedAt !== undefined && person.presence === 'invited') moments.push(nextMinute(remindedAt, now))
  return earliest([...moments, onHoldUntil, bar?.until, stageInvited?.until, unmuteAsked?.until], now)
}

/** When so and so many minutes have become one more. */
export function nextMinute(since: EpochMs, now: EpochMs): EpochMs {
  return now + MINUTE_MS - ((now - since) % MINUTE_MS)
}

function hueOf(userId: string): number {
  let hash = 0
  for (const character of userId) hash = (hash * 31 + character.codePointAt(0)!) >>> 0
  return (hash % HUES) / HUES
}
