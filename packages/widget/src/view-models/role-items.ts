import {
  isStaff,
  keepOutRefusal,
  MEETING_LASTS_MS,
  refusalOf,
  RIGHTS,
  rightRefusal,
  roleRefusal,
  spotlightRefusal,
  transferRefusal,
  type Right,
  type Role,
} from 'participant-panel-server/protocol'
import type { RowInputs } from './row-view-model.ts'

/** What is done to a person in their menu besides moments, rights, roles and removal; most of it asks something first. */
export type RoleItem =
  | { kind: 'spotlight'; isOn: boolean }
  | { kind: 'make-host' }
  | { kind: 'step-down'; to: Role }
  | { kind: 'limit' }
  | { kind: 'note' }
  | { kind: 'ban' }

/** `absent`: not in the room. `unseen`: may be neither seen nor heard. */
export type RoleItemBlock = 'absent' | 'unseen'

type Items = (RoleItem & { blocked?: RoleItemBlock })[]

/** Into the spotlight or out of it; of people who are here. */
export function spotlightItems({ person, self, enforce }: RowInputs): Items {
  const { record } = person
  const isOn = record.spotlight !== undefined
  const rights = enforce === 'observe' ? undefined : record
  const refusal = spotlightRefusal(self!, record, { on: !isOn, isHere: isHere(person), rights })
  if (refusal && refusal !== 'not-eligible') return []
  return [{ kind: 'spotlight', isOn, ...(refusal && { blocked: 'unseen' }) }]
}

/** The host hands over to a co-host; everybody else of the staff gives back their own role. */
export function hostItems({ person, self, mode }: RowInputs): Items {
  const { record, isYou } = person
  const to = mode === 'stage' ? 'SPEAKER' : 'VIEWER'
  if (isYou) return isStaff(record.role) && !roleRefusal(self!, record, to) ? [{ kind: 'step-down', to }] : []
  const refusal = transferRefusal(self!, record, isHere(person))
  if (refusal && refusal !== 'not-in-room') return []
  return [{ kind: 'make-host', ...(refusal && { blocked: 'absent' }) }]
}

/** Rights are taken for a while, or for a reason. */
export function limitItems(inputs: RowInputs): Items {
  return isHere(inputs.person) && limitable(inputs).length > 0 ? [{ kind: 'limit' }] : []
}

/** What the person may do now and whoever looks may take from them. */
export function limitable({ person, self }: RowInputs): Right[] {
  const { record } = person
  return RIGHTS.filter((right) => record[right] && !rightRefusal(self!, record, right, false))
}

/** Nobody reads what others noted of them, nor notes something of themselves. */
export function noteItems({ person, self }: RowInputs): Items {
  return person.isYou || refusalOf('participant.note', self!, person.record) ? [] : [{ kind: 'note' }]
}

export function banItems(inputs: RowInputs): Items {
  return banSpans(inputs).length > 0 ? [{ kind: 'ban' }] : []
}

/** In seconds, or until the room ends, or until somebody takes it back. */
export type Span = 600 | 1_800 | 3_600 | 86_400 | 'end' | 'open'

export const LIMIT_SPANS: readonly Span[] = [600, 1_800, 3_600, 'open']
const BAN_SPANS: readonly Span[] = [600, 'end', 86_400, 'open']

/** For how long whoever looks may keep the person out. */
export function banSpans({ person, self }: RowInputs): Span[] {
  return BAN_SPANS.filter((span) => !keepOutRefusal('participant.ban', self!, person.record, lastsMs(span)))
}

function lastsMs(span: Span): number {
  if (span === 'end') return MEETING_LASTS_MS
  return span === 'open' ? Infinity : span * 1_000
}

function isHere({ presence }: RowInputs['person']): boolean {
  return presence === 'here' || presence === 'reconnecting'
}
