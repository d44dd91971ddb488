import type { en } from './en.ts'
import type { enBulk } from './en-bulk.ts'
import type { enDoor } from './en-door.ts'
import type { enExpected } from './en-expected.ts'
import type { enInsights } from './en-insights.ts'
import type { enKeptOut } from './en-kept-out.ts'
import type { enCards } from './en-cards.ts'
import type { enActivity } from './en-activity.ts'
import type { enHands } from './en-hands.ts'
import type { enList } from './en-list.ts'
import type { enMany } from './en-many.ts'
import type { enMenu } from './en-menu.ts'
import type { enNotices } from './en-notices.ts'
import type { enOwnDevices } from './en-own-devices.ts'
import type { enRoles } from './en-roles.ts'
import type { enRoom } from './en-room.ts'
import type { enSearch } from './en-search.ts'
import type { enSheet } from './en-sheet.ts'
import { isolating } from './isolated.ts'

/** Every part of the panel has words of its own, which come with its script in English; a translation has all of them. */
export type Dictionary = {
  panel: typeof en
  expected: typeof enExpected
  insights: typeof enInsights
  keptOut: typeof enKeptOut
  activity: typeof enActivity
  hands: typeof enHands
  list: typeof enList
  bulk: typeof enBulk
  cards: typeof enCards
  many: typeof enMany
  menu: typeof enMenu
  door: typeof enDoor
  notices: typeof enNotices
  ownDevices: typeof enOwnDevices
  roles: typeof enRoles
  room: typeof enRoom
  search: typeof enSearch
  sheet: typeof enSheet
}

/** A plain text does where what a sentence is told is not needed. */
type Some<Words> = Words extends (...given: never[]) => unknown
  ? Words | (ReturnType<Words> extends string ? string : never)
  : Words extends object
    ? { [Key in keyof Words]?: Some<Words[Key]> }
    : Words

/** What a page says in words of its own. */
export type Messages = Some<Dictionary>

/** What stands in place of English: the page's language, and above it the page's own words. */
export type Translation = { dictionary?: Dictionary; messages?: Messages }

const NONE = {}
/** By the words and the page's own above them: they are asked for whenever something is drawn. */
const made = new WeakMap<object, WeakMap<object, object>>()

export function wordsOf<Part extends keyof Dictionary>(
  part: Part,
  english: Dictionary[Part],
  { dictionary, messages }: Translation,
): Dictionary[Part] {
  const words = dictionary?.[part] ?? english
  const own = messages ?? NONE
  const known = made.get(words) ?? new WeakMap<object, object>()
  made.set(words, known)
  const said = known.get(own) ?? isolating(over(words, (messages?.[part] ?? NONE) as Some<Dictionary[Part]>))
  known.set(own, said)
  return said as Dictionary[Part]
}

function over<Words extends object>(words: Words, own: Some<Words>): Words {
  const merged = { ...words }
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue
    const name = key as keyof Words
    merged[name] = (
      isGroup(value) && isGroup(words[name]) ? over(words[name], value) : likeThat(words[name], value)
    ) as never
  }
  return merged
}

function likeThat(sentence: unknown, value: unknown): unknown {
  return typeof sentence === 'function' && typeof value !== 'function' ? () => value : value
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
