import type { ExpectedState } from 'participant-panel-server/protocol'

/** What the list can be narrowed down to, in the order in which it is offered. */
export const FILTERS = ['hand', 'microphone', 'camera', 'staff', 'stage', 'viewers', 'invited', 'left'] as const

export type OfferedFilter = (typeof FILTERS)[number]
/** And by where those stand who are expected. */
export type FilterName = OfferedFilter | ExpectedState

/** What the list is asked for. Another object whenever it is asked for something else. */
export type Find = {
  query: string
  filters: readonly FilterName[]
  /** Only these: to whom something was not done. */
  ids?: ReadonlySet<string> | undefined
}

export type FindStore = ReturnType<typeof createFindStore>

export function createFindStore(onChange: () => void) {
  let find: Find = { query: '', filters: [] }
  let isOpen = false
  /** Sections that were folded while they show only who was found. */
  let folds: Record<string, boolean> = {}

  function set(change: Partial<Find>) {
    find = { ...find, ...change }
    folds = {}
    onChange()
  }

  return {
    get find() {
      return find
    },
    /** Whether the filters are on screen. */
    get isOpen() {
      return isOpen
    },
    get isOn() {
      return find.query.trim() !== '' || find.filters.length > 0 || find.ids !== undefined
    },
    /** Everything that was found is shown, however many left. */
    get folds(): Record<string, boolean> {
      return { left: false, ...folds }
    },
    search(query: string) {
      if (query !== find.query) set({ query })
    },
    toggle(name: FilterName) {
      const others = find.filters.filter((each) => each !== name)
      set({ filters: others.length < find.filters.length ? others : [...others, name] })
    },
    show(shouldOpen: boolean) {
      isOpen = shouldOpen
      onChange()
    },
    fold(section: string, isFolded: boolean) {
      folds = { ...folds, [section]: isFolded }
      onChange()
    },
    only(ids: readonly string[]) {
      set({ query: '', filters: [], ids: new Set(ids) })
    },
    clear() {
      set({ query: '', filters: [], ids: undefined })
    },
  }
}
