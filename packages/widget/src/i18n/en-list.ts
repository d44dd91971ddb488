const number = new Intl.NumberFormat('en')

/** "Ana Weber", "Ana Weber and Kofi Mensah", "Ana Weber and 3 others". */
function some([first = '', second = '', ...rest]: readonly string[]): string {
  if (rest.length > 0) return `${first} and ${number.format(rest.length + 1)} others`
  return second ? `${first} and ${second}` : first
}

export const enList = {
  joined: (count: number) => (count === 1 ? '1 person joined' : `${number.format(count)} people joined`),
  announceJoined: (names: readonly string[]) => `${some(names)} joined`,
  announceHands: (names: readonly string[]) => `${some(names)} raised ${names.length === 1 ? 'a hand' : 'hands'}`,
}
