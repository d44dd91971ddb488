import type { SectionAction } from '../view-models/panel-view-model.ts'
import { formats } from './en-formats.ts'

/** "Ana Weber", "Ana Weber and Kofi Mensah", "Ana Weber and 3 others". */
const some = (names: readonly string[]) => formats.some(names, (count) => `${formats.number(count)} others`)

export const enList = {
  selected: (count: number) => `${formats.number(count)} selected`,
  joined: (count: number) => formats.count(count, { one: '# person joined', other: '# people joined' }),
  announceJoined: (names: readonly string[]) => `${some(names)} joined`,
  announceHands: (names: readonly string[]) => `${some(names)} raised ${names.length === 1 ? 'a hand' : 'hands'}`,
  announceWaiting: (names: readonly string[]) => `${some(names)} ${names.length === 1 ? 'is' : 'are'} waiting`,
  nobodyWaiting: 'Nobody waiting',
  announceAsks: (names: readonly string[]) => `${some(names)} ${names.length === 1 ? 'asks' : 'ask'} to speak`,
  sectionActions: {
    'lobby.admit': 'Admit all',
    'participant.remind': 'Remind all',
  } satisfies Record<SectionAction, string>,
}
