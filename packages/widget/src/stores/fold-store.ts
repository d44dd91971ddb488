export type FoldStore = ReturnType<typeof createFoldStore>

/** Which sections are folded, remembered per room where the browser lets a page remember anything. */
export function createFoldStore(room: string, onChange: () => void) {
  const key = `participant-panel folds ${room}`
  let folds = remembered(key)

  return {
    get folds() {
      return folds
    },
    fold(section: string, isFolded: boolean) {
      folds = { ...folds, [section]: isFolded }
      try {
        localStorage.setItem(key, JSON.stringify(folds))
      } catch {
        // full, or forbidden
      }
      onChange()
    },
  }
}

function remembered(key: string): Record<string, boolean> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '')
    return typeof value === 'object' && value ? (value as Record<string, boolean>) : {}
  } catch {
    return {}
  }
}
