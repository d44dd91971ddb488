export type SelectionStore = ReturnType<typeof createSelectionStore>

/** The people that are selected, in the order in which they were. */
export function createSelectionStore(onChange: (id: string) => void) {
  const ids = new Set<string>()
  let list: readonly string[] | undefined

  function drop(id: string) {
    if (ids.delete(id)) changed(id)
  }
  function add(id: string) {
    if (ids.has(id)) return
    ids.add(id)
    changed(id)
  }
  function changed(id: string) {
    list = undefined
    onChange(id)
  }

  return {
    get size() {
      return ids.size
    },
    has: (id: string) => ids.has(id),
    /** The same array until somebody is selected or let go. */
    ids: () => (list ??= [...ids]),
    add,
    drop,
    clear() {
      for (const id of ids) drop(id)
    },
  }
}
