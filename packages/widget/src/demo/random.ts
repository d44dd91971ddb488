export type Random = ReturnType<typeof createRandom>

/** The same numbers for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** Happens with this probability. */
    chance: (probability: number) => next() < probability,
    below: (limit: number) => Math.floor(next() * limit),
    of: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!,
  }
}
