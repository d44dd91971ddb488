import { isStaff, type RoomMode } from 'participant-panel-server/protocol'
import type { SectionName, SectionViewModel } from './panel-view-model.ts'
import type { Person } from './person.ts'

export const SECTIONS: SectionName[] = ['waiting', 'staff', 'stage', 'room', 'viewers', 'bots', 'invited', 'left']

const collator = new Intl.Collator(undefined, { numeric: true })

/** Which section a person is in; a bot that is not here is in none. */
export function sectionOf({ record, presence, isBot }: Person, mode: RoomMode): SectionName | undefined {
  const isPresent = presence === 'here' || presence === 'reconnecting'
  if (isBot) return isPresent ? 'bots' : undefined
  if (!isPresent) return presence
  if (mode === 'meeting') return 'room'
  if (isStaff(record.role)) return 'staff'
  return record.role === 'SPEAKER' ? 'stage' : 'viewers'
}

/** You first, then by name. What a person does, speaking above all, never moves anybody. */
export function comparePeople(a: Person, b: Person): number {
  return (
    Number(b.isYou) - Number(a.isYou) ||
    collator.compare(a.record.name, b.record.name) ||
    collator.compare(a.record.userId, b.record.userId)
  )
}

/** The sections that have somebody, in order. Arrays that say the same as before are the same arrays. */
export function sectionsOf(
  people: Iterable<Person>,
  mode: RoomMode,
  before: readonly SectionViewModel[],
): readonly SectionViewModel[] {
  const members = new Map<SectionName, Person[]>()
  for (const person of people) {
    const name = sectionOf(person, mode)
    const section = name && members.get(name)
    if (section) section.push(person)
    else if (name) members.set(name, [person])
  }
  const sections = SECTIONS.flatMap((name) => {
    const ids = members
      .get(name)
      ?.sort(comparePeople)
      .map(({ record }) => record.id)
    if (!ids) return []
    const old = before.find((section) => section.name === name)
    return [old && sameItems(old.ids, ids) ? old : { name, ids }]
  })
  return sameItems(before, sections) ? before : sections
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
