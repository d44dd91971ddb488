import {
  defaultRights,
  type AskUnmuteInput,
  type ParticipantRecord,
  type Right,
  rightRefusal,
  type RoomMode,
  type UnmuteSource,
} from 'participant-panel-server/protocol'
import type { PendingAction, PendingRight, PendingWish } from '../stores/pending-store.ts'
import { mayAskUnmute, maySilence } from './may-act.ts'
import type { StreamOutage } from './panel-status.ts'
import type { Person } from './person.ts'
import type { DeviceState, SlotViewModel } from './row-view-model.ts'

export type SlotInputs = {
  person: Person
  self: ParticipantRecord | undefined
  mode: RoomMode
  pending: readonly PendingWish[]
  outage: StreamOutage
  /** The page wants no verbs. */
  isReadonly?: boolean
}

/** Muting works on this moment, and so does asking to unmute. */
export type SlotMoment = 'participant.mute' | 'participant.stopVideo' | 'participant.askUnmute'

const MOMENTS = {
  canSpeak: { moment: 'participant.mute', device: 'microphone' },
  canVideo: { moment: 'participant.stopVideo', device: 'camera' },
} as const

/** The right as it is shown: the wish while it is asked, the fact otherwise. */
export function shownRight(right: Right, { person, pending }: Pick<SlotInputs, 'person' | 'pending'>) {
  const entry = pending.find((entry) => entry.right === right && entry.failed === undefined) as PendingRight | undefined
  return { allowed: entry ? entry.wanted : person.record[right], pending: entry !== undefined }
}

/** Not allowed although role and room would give it: personal, so everybody may see it. */
export function isDenied(right: Right, inputs: Pick<SlotInputs, 'person' | 'pending' | 'mode'>): boolean {
  return defaultRights(inputs.person.record.role, inputs)[right] && !shownRight(right, inputs).allowed
}

export function microphoneSlot(inputs: SlotInputs, isSpeaking: boolean): SlotViewModel {
  const { person } = inputs
  const { mutedBy } = person.record
  const slot = slotOf('canSpeak', inputs, deviceState(person.microphone, mutedBy !== undefined, isSpeaking))
  const isHere = isPresent(person)
  const moment = inputs.outage ? undefined : momentOf('canSpeak', inputs)
  if (slot.state !== 'not-allowed') return { ...slot, drawn: isHere, ...(moment && { moment }) }
  return { ...slot, drawn: isHere && (isDenied('canSpeak', inputs) || slot.wish !== undefined) }
}

/** Drawn when it is on, stopped by a moderator or personally not allowed: a camera that is off is the norm. */
export function cameraSlot(inputs: SlotInputs): SlotViewModel {
  const { person } = inputs
  const slot = slotOf('canVideo', inputs, deviceState(person.camera, person.record.videoStoppedBy !== undefined, false))
  const isNews =
    slot.state === 'on' ||
    slot.state === 'off-by-moderator' ||
    (slot.state === 'not-allowed' && isDenied('canVideo', inputs))
  return { ...slot, drawn: isPresent(person) && isNews }
}

function slotOf(right: 'canSpeak' | 'canVideo', inputs: SlotInputs, device: DeviceState): Omit<SlotViewModel, 'drawn'> {
  const { allowed, pending } = shownRight(right, inputs)
  const wish = wishOf(right, !allowed, inputs)
  const isSilenced = inputs.pending.some(
    (entry) => entry.failed === undefined && !entry.right && entry.action === MOMENTS[right].moment,
  )
  const isAsked = inputs.pending.some(
    (entry) => !entry.right && !entry.failed && isAskFor(MOMENTS[right].device, entry),
  )
  const state = isSilenced ? 'off-by-moderator' : device
  return { state: allowed ? state : 'not-allowed', pending: pending || isSilenced || isAsked, ...(wish && { wish }) }
}

function isAskFor(device: UnmuteSource, { action, input }: PendingAction): boolean {
  const { source = 'microphone' } = (input ?? {}) as AskUnmuteInput
  return action === 'participant.askUnmute' && source === device
}

/** What can be done to somebody's device at this moment: turn it off, or ask for it; undefined: nothing. */
export function momentOf(right: 'canSpeak' | 'canVideo', inputs: SlotInputs): SlotMoment | undefined {
  const { person, self, isReadonly } = inputs
  const { moment, device } = MOMENTS[right]
  if (!self || isReadonly || person.isBot || !shownRight(right, inputs).allowed) return undefined
  if (person[device]) return maySilence(person, self) ? moment : undefined
  return mayAskUnmute(person, device, self) ? 'participant.askUnmute' : undefined
}

/** Absent where the server would refuse it anyway. */
function wishOf(right: 'canSpeak' | 'canVideo', value: boolean, inputs: SlotInputs): SlotViewModel['wish'] {
  const { person, self, outage, isReadonly, mode } = inputs
  if (!self || isReadonly || person.isBot) return undefined
  const blocked = outage && { blocked: outage }
  if (mode === 'meeting' && !value) {
    const moment = momentOf(right, inputs)
    return moment && { right, value, moment, ...blocked }
  }
  return rightRefusal(self, person.record, right, value) ? undefined : { right, value, ...blocked }
}

function deviceState(isOn: boolean | undefined, isMutedByOther: boolean, isSpeaking: boolean): DeviceState {
  if (isOn === undefined) return isMutedByOther ? 'off-by-moderator' : 'unknown'
  if (isOn) return isSpeaking ? 'speaking' : 'on'
  return isMutedByOther ? 'off-by-moderator' : 'off'
}

function isPresent({ presence }: Person): boolean {
  return presence === 'here' || presence === 'reconnecting'
}
