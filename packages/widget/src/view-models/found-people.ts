import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { FILTERS, type FilterName, type Find, type OfferedFilter } from '../stores/find-store.ts'
import { isInFilter, predicateOf, type RecordPredicate } from './filter.ts'
import type { SectionViewModel } from './panel-view-model.ts'
import type { Person } from './person.ts'

export type { FilterName, OfferedFilter }

type Sections = readonly SectionViewModel[]

export type FilterViewModel = { name: OfferedFilter; count: number; isOn: boolean }

export type FindViewModel = {
  find: Find
  isOpen: boolean
  /** Those that hold for somebody, or are on; none while they are not on screen. */
  filters: readonly FilterViewModel[]
  /** How many of how many people are shown, while something is asked for; bots are found, and not counted. */
  found: { shown: number; total: number; isEmpty: boolean } | undefined
}

/**
 * Who is what was asked for. The order of the list stays as it is, and one person's change is one look at that person:
 * nothing is sorted anew while somebody types.
 */
export function createFoundPeople() {
  let find: Find = { query: '', filters: [] }
  let matches: RecordPredicate | undefined
  const ids = new Set<string>()
  /** The filters that hold for each person, while they are counted. */
  let filtersOf: Map<string, OfferedFilter[]> | undefined
  const counts = new Map<OfferedFilter, number>()
  let from: Sections = []
  let to: Sections = []
  let isStale = false

  function count(id: string, person: Person | undefined, filtersOf: Map<string, OfferedFilter[]>) {
    for (const name of filtersOf.get(id) ?? []) counts.set(name, counts.get(name)! - 1)
    const names = person ? FILTERS.filter((name) => isInFilter(name, person)) : []
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    if (person) filtersOf.set(id, names)
    else filtersOf.delete(id)
  }

  /** A person is new, changed, or (undefined) no longer there. */
  function put(id: string, record: ParticipantRecord | undefined, person: () => Person) {
    if (filtersOf) count(id, record && person(), filtersOf)
    if (!matches || (record !== undefined && matches(record, person)) === ids.has(id)) return
    isStale = true
    if (!ids.delete(id)) ids.add(id)
  }

  return {
    put,

    /** Whether everybody has to be put again. `isAnew`: everybody may be somebody else. */
    ask(asked: Find, isCounted: boolean, isAnew: boolean): boolean {
      const isOther = isAnew || asked !== find || isCounted !== (filtersOf !== undefined)
      if (asked !== find) matches = predicateOf(asked)
      find = asked
      if (!isOther) return false
      ids.clear()
      counts.clear()
      filtersOf = isCounted ? new Map() : undefined
      isStale = true
      return matches !== undefined || isCounted
    },

    /** A section of which everybody was found stays the same object. */
    sections(all: Sections): Sections {
      if (!matches) return all
      if (all === from && !isStale) return to
      const isFound = (id: string) => ids.has(id)
      from = all
      isStale = false
      to = all.flatMap((section) => {
        const found = section.ids.filter(isFound)
        if (found.length === 0) return []
        return [found.length === section.ids.length ? section : { ...section, ids: found }]
      })
      return to
    },

    viewModel(all: Sections, isOpen: boolean): FindViewModel {
      const filters = FILTERS.map((name) => ({ name, count: counts.get(name) ?? 0, isOn: find.filters.includes(name) }))
      return {
        find,
        isOpen,
        filters: isOpen ? filters.filter(({ count, isOn }) => count > 0 || isOn) : [],
        found: matches && foundIn(this.sections(all), all),
      }
    },
  }
}

function foundIn(shown: Sections, all: Sections): FindViewModel['found'] {
  return { shown: peopleIn(shown), total: peopleIn(all), isEmpty: shown.length === 0 }
}

function peopleIn(sections: Sections): number {
  return sections.reduce((sum, { name, ids }) => (name === 'bots' ? sum : sum + ids.length), 0)
}
