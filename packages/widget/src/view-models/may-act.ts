import {
  askUnmuteRefusal,
  isStaff,
  refusalOf,
  type ParticipantRecord,
  type UnmuteSource,
} from 'participant-panel-server/protocol'
import { mayLowerHand } from './hand.ts'
import type { Person } from './person.ts'
import type { RowInputs } from './row-view-model.ts'

/** Of somebody who is here. */
export function maySilence({ record, isYou, presence }: Person, self: ParticipantRecord): boolean {
  const isPresent = presence === 'here' || presence === 'reconnecting'
  return isPresent && !isYou && !refusalOf('participant.mute', self, record)
}

/** Somebody who is here, has the right to it and is seen off. */
export function mayAskUnmute({ record, presence, ...person }: Person, source: UnmuteSource, self: ParticipantRecord) {
  const isHere = presence === 'here' || presence === 'reconnecting'
  return person[source] === false && !askUnmuteRefusal(self, record, { source, isHere, rights: record })
}

/** Staff select those to whom something can be done together with others; never themselves. */
export function maySelect({ person, self, isReadonly }: Pick<RowInputs, 'person' | 'self' | 'isReadonly'>): boolean {
  if (!self || !isStaff(self.role) || isReadonly || person.isBot || person.isYou) return false
  return !refusalOf('participant.remove', self, person.record) || maySilence(person, self)
}

/** Whether `rowMenu` offers anything: for every row that is drawn. */
export function hasRowMenu(inputs: RowInputs): boolean {
  const { person, self, isReadonly } = inputs
  if (!self || isReadonly || person.isBot) return false
  const { record, isYou } = person
  if (!isYou) return !refusalOf('participant.note', self, record)
  return !refusalOf('participant.rename', self, record, inputs) || mayLowerHand(inputs)
}
