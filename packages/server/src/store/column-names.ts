const known = new Map<string, string>()

/** `joined_at` as `joinedAt`. Both databases turn the names once a statement, not once a row. */
export function toCamelCase(name: string): string {
  const turned = known.get(name) ?? name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  known.set(name, turned)
  return turned
}
