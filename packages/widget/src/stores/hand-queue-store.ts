/** What whoever looks has chosen for raised hands. `minutes`: how long the next one speaks; undefined: as long as they like. */
export type HandChoices = { order: string; minutes: number | undefined }

export type HandQueueStore = ReturnType<typeof createHandQueueStore>

/** Remembered per room where the browser lets a page remember anything. */
export function createHandQueueStore(room: string, onChange: () => void) {
  const key = `participant-panel hands ${room}`
  let choices: Partial<HandChoices> = remembered(key)

  return {
    get choices() {
      return choices
    },
    choose(change: Partial<HandChoices>) {
      choices = { ...choices, ...change }
      try {
        localStorage.setItem(key, JSON.stringify(choices))
      } catch {
        // full, or forbidden
      }
      onChange()
    },
  }
}

function remembered(key: string): Partial<HandChoices> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '')
    return typeof value === 'object' && value ? (value as Partial<HandChoices>) : {}
  } catch {
    return {}
  }
}
