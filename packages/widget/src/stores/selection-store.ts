export type SelectionStore = ReturnType<typeof createSelectionStore>

/** The people that are selected, in the order in which they were. */
export function createSelectionStore(onChange: (id: string) => void) {
  const ids = new Set<string>()

  function drop(id: string) {
    if (ids.delete(id)) onChange(id)
  }

  return {
    has: (id: string) => ids.has(id),
    ids: (): readonly string[] => [...ids],
    toggle(id: string) {
      if (!ids.delete(id)) ids.add(id)
      onChange(id)
    },
    drop,
    clear() {
      for (const id of ids) drop(id)
    },
  }
}
