import { isStaff, rankOf, type ParticipantRecord } from 'participant-panel-server/protocol'
import { mayLowerHand } from './hand.ts'
import type { Person } from './person.ts'
import { isBarred } from './removal.ts'
import type { RowInputs } from './row-view-model.ts'

/** By `mayMute` of the protocol, of somebody who is here. */
export function maySilence({ record, isYou, presence }: Person, self: ParticipantRecord): boolean {
  const isPresent = presence === 'here' || presence === 'reconnecting'
  return isPresent && !isYou && isStaff(self.role) && rankOf(self.role) >= rankOf(record.role)
}

/** Staff select those to whom something can be done together with others; never themselves. */
export function maySelect({ person, self, isReadonly }: Pick<RowInputs, 'person' | 'self' | 'isReadonly'>): boolean {
  if (!self || !isStaff(self.role) || isReadonly || person.isBot || person.isYou) return false
  return rankOf(self.role) > rankOf(person.record.role) || maySilence(person, self)
}

/** Whether `rowMenu` offers anything: for every row that is drawn. */
export function hasRowMenu(inputs: RowInputs): boolean {
  const { person, self, isReadonly, now } = inputs
  if (!self || !isStaff(self.role) || isReadonly || person.isBot) return false
  const { record, isYou } = person
  if (isBarred(record, now) && rankOf(self.role) >= rankOf('CO_HOST')) return true
  if (isYou || rankOf(self.role) > rankOf(record.role)) return true
  return maySilence(person, self) || mayLowerHand(inputs)
}
