export type SelectionStore = ReturnType<typeof createSelectionStore>

/** The people that are selected, in the order in which they were. */
export function createSelectionStore(onChange: (id: string) => void) {
  const ids = new Set<string>()

  function drop(id: string) {
    if (ids.delete(id)) onChange(id)
  }
  function add(id: string) {
    if (ids.has(id)) return
    ids.add(id)
    onChange(id)
  }

  return {
    get size() {
      return ids.size
    },
    has: (id: string) => ids.has(id),
    ids: (): readonly string[] => [...ids],
    toggle: (id: string) => (ids.has(id) ? drop(id) : add(id)),
    add,
    drop,
    clear() {
      for (const id of ids) drop(id)
    },
  }
}
