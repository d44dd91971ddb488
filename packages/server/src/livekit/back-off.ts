const FIRST_MS = 1_250
const LONGEST_MS = 10_000

/** How long to wait after so many failures in a row: 1 s to 10 s, spread so that many do not come back at once. */
export function backOffMs(failures: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1))
  return longest * (0.8 + Math.random() / 5)
}
