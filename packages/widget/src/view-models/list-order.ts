import { isStaff, type RoomMode } from 'participant-panel-server/protocol'
import type { SectionName, SectionViewModel } from './panel-view-model.ts'
import type { Person } from './person.ts'
import { isAsking } from './stage.ts'

export const SECTIONS: SectionName[] = [
  'waiting',
  'hands',
  'staff',
  'stage',
  'room',
  'viewers',
  'bots',
  'invited',
  'left',
]

const { compare } = new Intl.Collator()
/** Longer numbers are in nobody's name. */
const DIGITS = 20

/**
 * "Room 2" stands before "Room 10": all numbers are written equally long. The collator's `numeric` would do it too, and
 * take five times as long to sort (V8 13 has a short way for ASCII, but not with that option).
 */
function sortKey(name: string): string {
  return /\p{Nd}/u.test(name) ? name.replace(/\p{Nd}+/gu, (digits) => digits.padStart(DIGITS, '0')) : name
}

/** Which section a person is in; a bot that is not here is in none. */
export function sectionOf(person: Person, mode: RoomMode): SectionName | undefined {
  const { record, presence, isBot } = person
  const isPresent = presence === 'here' || presence === 'reconnecting'
  if (isBot) return isPresent ? 'bots' : undefined
  if (!isPresent) return presence
  if (record.hand || record.turn || isAsking(person, mode)) return 'hands'
  if (mode === 'meeting') return 'room'
  if (isStaff(record.role)) return 'staff'
  return record.role === 'SPEAKER' ? 'stage' : 'viewers'
}

/** Where somebody stands, and all that it depends on: what a person does, speaking above all, never moves anybody. */
type Place = { id: string; section: SectionName; turn: number; isYou: boolean; key: string; userId: string }

/** Who waits and raised hands by their turn; else you first, then by name. */
function comparePlaces(a: Place, b: Place): number {
  if (a.turn !== b.turn) return a.turn - b.turn
  return Number(b.isYou) - Number(a.isYou) || compare(a.key, b.key) || compare(a.userId, b.userId)
}

/**
 * Who stands where. One person's change moves that person only, found by halving; everybody is sorted only when
 * everybody is placed anew. Sections that did not change stay the same objects.
 */
export function createListOrder(sectionFor: (person: Person) => SectionName | undefined) {
  const places = new Map<string, Place>()
  const idsOf = new Map<SectionName, string[]>()
  const touched = new Set<SectionName>()
  let sections: readonly SectionViewModel[] = []

  function placeOf(person: Person): Place | undefined {
    const section = sectionFor(person)
    const { id, name, userId, hand, stageAsked, waitingAt = 0 } = person.record
    const turn = section === 'waiting' ? waitingAt : section === 'hands' ? ((hand ?? stageAsked)?.offset ?? 0) : 0
    return section && { id, section, turn, isYou: person.isYou, key: sortKey(name), userId }
  }

  /** The first index whose place does not come before this one. */
  function indexOf(ids: readonly string[], place: Place): number {
    let [low, high] = [0, ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (comparePlaces(places.get(ids[middle]!)!, place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The section's ids, which may be written to until the sections are read. */
  function writable(section: SectionName): string[] {
    const ids = idsOf.get(section) ?? []
    if (touched.has(section)) return ids
    const copy = ids.slice()
    touched.add(section)
    idsOf.set(section, copy)
    return copy
  }

  function take(place: Place) {
    const ids = writable(place.section)
    let index = indexOf(ids, place)
    // People whom the order does not tell apart stand side by side.
    while (ids[index] !== place.id) index += 1
    ids.splice(index, 1)
    places.delete(place.id)
  }

  return {
    /** A person is new, changed, or (undefined) no longer there. */
    put(id: string, person: Person | undefined) {
      const before = places.get(id)
      const after = person && placeOf(person)
      if (before && after && before.section === after.section && comparePlaces(before, after) === 0) return
      if (before) take(before)
      if (!after) return
      const ids = writable(after.section)
      ids.splice(indexOf(ids, after), 0, id)
      places.set(id, after)
    },

    putAll(people: Iterable<Person>) {
      const all: Place[] = []
      places.clear()
      for (const person of people) {
        const place = placeOf(person)
        if (!place) continue
        all.push(place)
        places.set(place.id, place)
      }
      const before = new Map(idsOf)
      idsOf.clear()
      for (const { section, id } of all.sort(comparePlaces)) {
        const ids = idsOf.get(section)
        if (ids) ids.push(id)
        else idsOf.set(section, [id])
      }
      for (const name of SECTIONS) if (!sameItems(before.get(name) ?? [], idsOf.get(name) ?? [])) touched.add(name)
    },

    /** The sections that have somebody, in order. */
    sections(): readonly SectionViewModel[] {
      if (touched.size === 0) return sections
      const before = new Map(sections.map((section) => [section.name, section]))
      sections = SECTIONS.flatMap((name) => {
        const ids = idsOf.get(name)
        if (!ids?.length) return []
        const old = before.get(name)
        return [old && !touched.has(name) ? old : { name, ids }]
      })
      touched.clear()
      return sections
    },
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
