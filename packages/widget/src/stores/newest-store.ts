export type NewestStore<Fact> = ReturnType<typeof createNewestStore<Fact>>

/** The newest fact of its kind, until it is dismissed. */
export function createNewestStore<Fact>(onChange: () => void) {
  let newest: Fact | undefined
  return {
    get newest() {
      return newest
    },
    put(fact: Fact | undefined) {
      newest = fact
      onChange()
    },
  }
}
