export type UndoStore = ReturnType<typeof createUndoStore>

/** Somebody who was removed a moment ago. */
export type Undoable = { id: string; name: string }

/** What was done last and can be undone, one at a time. */
export function createUndoStore(onChange: () => void) {
  let last: Undoable | undefined
  return {
    get last() {
      return last
    },
    put(undoable: Undoable | undefined) {
      last = undoable
      onChange()
    },
  }
}
