import type { Dictionary } from '../../src/i18n/dictionary.ts'
import { enBulk } from '../../src/i18n/en-bulk.ts'
import { enDoor } from '../../src/i18n/en-door.ts'
import { enExpected } from '../../src/i18n/en-expected.ts'
import { enInsights } from '../../src/i18n/en-insights.ts'
import { enKeptOut } from '../../src/i18n/en-kept-out.ts'
import { enCards } from '../../src/i18n/en-cards.ts'
import { enList } from '../../src/i18n/en-list.ts'
import { enActivity } from '../../src/i18n/en-activity.ts'
import { enHands } from '../../src/i18n/en-hands.ts'
import { enMany } from '../../src/i18n/en-many.ts'
import { enMenu } from '../../src/i18n/en-menu.ts'
import { enNotices } from '../../src/i18n/en-notices.ts'
import { enOwnDevices } from '../../src/i18n/en-own-devices.ts'
import { enRoles } from '../../src/i18n/en-roles.ts'
import { enRoom } from '../../src/i18n/en-room.ts'
import { enSearch } from '../../src/i18n/en-search.ts'
import { enSheet } from '../../src/i18n/en-sheet.ts'
import { en } from '../../src/i18n/en.ts'

/** All of English, whose parts come with their scripts otherwise. */
export const ENGLISH: Dictionary = {
  panel: en,
  expected: enExpected,
  door: enDoor,
  insights: enInsights,
  keptOut: enKeptOut,
  list: enList,
  bulk: enBulk,
  cards: enCards,
  activity: enActivity,
  hands: enHands,
  many: enMany,
  menu: enMenu,
  notices: enNotices,
  ownDevices: enOwnDevices,
  roles: enRoles,
  room: enRoom,
  search: enSearch,
  sheet: enSheet,
}

/** English in brackets and 40 % longer: what is not in brackets was written past the dictionary. */
export const PSEUDO = pseudo(ENGLISH)

function pseudo<Words>(words: Words): Words {
  if (typeof words === 'string') return `[${words}${'·'.repeat(Math.ceil(words.length * 0.4))}]` as Words
  if (typeof words === 'function')
    return ((...given: unknown[]) => pseudo((words as (...all: unknown[]) => unknown)(...given))) as Words
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)])) as Words
}
