import { isStaff, type ExpectedState, type ParticipantRecord, type Role } from 'participant-panel-server/protocol'
import type { FilterName, Find } from '../stores/find-store.ts'
import { foldText } from './fold-text.ts'
import type { Person } from './person.ts'

export type Predicate = (person: Person) => boolean

const inRole =
  (holds: (role: Role) => boolean): Predicate =>
  ({ record, presence, isBot }) =>
    !isBot && (presence === 'here' || presence === 'reconnecting') && holds(record.role)

/** Of one group any may hold, of several groups each must. */
const GROUPS = ['hand', 'device', 'place', 'expected'] as const

const FILTER: Record<FilterName, { group: (typeof GROUPS)[number]; holds: Predicate }> = {
  hand: { group: 'hand', holds: ({ record, isBot }) => !isBot && record.hand !== undefined },
  microphone: { group: 'device', holds: ({ microphone }) => microphone === true },
  camera: { group: 'device', holds: ({ camera }) => camera === true },
  staff: { group: 'place', holds: inRole(isStaff) },
  stage: { group: 'place', holds: inRole((role) => role === 'SPEAKER') },
  viewers: { group: 'place', holds: inRole((role) => role === 'VIEWER') },
  invited: { group: 'place', holds: ({ presence, isBot }) => !isBot && presence === 'invited' },
  left: { group: 'place', holds: ({ presence, isBot }) => !isBot && presence === 'left' },
  here: expectedAs('here'),
  late: expectedAs('late'),
  notYet: expectedAs('notYet'),
  unexpected: expectedAs('unexpected'),
}

function expectedAs(state: ExpectedState) {
  return { group: 'expected' as const, holds: ({ expected }: Person) => expected === state }
}

export function isInFilter(name: FilterName, person: Person): boolean {
  return FILTER[name].holds(person)
}

/** Records are never written to, so a name is folded once. */
const folded = new WeakMap<ParticipantRecord, string>()

function textOf(record: ParticipantRecord): string {
  const known = folded.get(record)
  if (known !== undefined) return known
  const { name, username } = record
  const text = foldText(username === undefined ? name : `${name} @${username}`)
  folded.set(record, text)
  return text
}

/** Whether a person's name or user name has every word of the query somewhere. */
function nameTest(query: string): ((record: ParticipantRecord) => boolean) | undefined {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  return words.length > 0 ? (record) => words.every((word) => textOf(record).includes(word)) : undefined
}

/** Asks for the person only where the record does not decide: thousands are looked at while somebody types. */
export type RecordPredicate = (record: ParticipantRecord, person: () => Person) => boolean

/** Undefined: everybody. */
export function predicateOf({ query, filters, ids }: Find): RecordPredicate | undefined {
  const hasName = nameTest(query)
  if (!hasName && !ids && filters.length === 0) return undefined
  const inGroup = (group: string) => filters.filter((name) => FILTER[name].group === group)
  const groups = GROUPS.map(inGroup).filter(({ length }) => length > 0)
  return (record, person) => {
    if ((hasName && !hasName(record)) || (ids && !ids.has(record.id))) return false
    return groups.length === 0 || isInGroups(groups, person())
  }
}

function isInGroups(groups: readonly (readonly FilterName[])[], person: Person): boolean {
  return groups.every((names) => names.some((name) => isInFilter(name, person)))
}
