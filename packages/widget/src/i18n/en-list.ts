import { formats } from './en-formats.ts'

/** "Ana Weber", "Ana Weber and Kofi Mensah", "Ana Weber and 3 others". */
const some = ([first = '', ...rest]: readonly string[]) =>
  formats.list(rest.length > 1 ? [first, `${formats.number(rest.length)} others`] : [first, ...rest])

export const enList = {
  joined: (count: number) => formats.count(count, { one: '# person joined', other: '# people joined' }),
  announceJoined: (names: readonly string[]) => `${some(names)} joined`,
  announceHands: (names: readonly string[]) => `${some(names)} raised ${names.length === 1 ? 'a hand' : 'hands'}`,
}
