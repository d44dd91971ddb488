import type { OfferedFilter } from '../view-models/found-people.ts'

const number = new Intl.NumberFormat('en')
const people = (count: number) => `${number.format(count)} ${count === 1 ? 'person' : 'people'}`

/** The words of the search field and the filters. */
export const enSearch = {
  search: 'Search people',
  clear: 'Clear search',
  filter: 'Filter',
  filtersOn: (count: number) => `Filter, ${number.format(count)} on`,
  filters: {
    hand: 'Hand up',
    microphone: 'Microphone on',
    camera: 'Camera on',
    staff: 'Staff',
    stage: 'On stage',
    viewers: 'Viewers',
    invited: 'Not here yet',
    left: 'Left',
  } satisfies Record<OfferedFilter, string>,
  count: (count: number) => number.format(count),
  found: (shown: number, total: number) => `${number.format(shown)} of ${people(total)}`,
  showAll: 'Clear',
  noOne: (query: string) => `No one called “${query}”`,
  noOneHere: 'No one like that',
  searched: (total: number) => `Searched names and user names of ${people(total)}.`,
  searchedFilters: (filters: readonly string[], total: number) =>
    `Looked for ${filters.join(', ')} among ${people(total)}.`,
}
