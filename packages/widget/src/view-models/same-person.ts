import { foldText } from './fold-text.ts'

/** A name as it is compared: its words, without accents, case and punctuation. */
export type NameWords = readonly string[]

export function nameWords(name: string): NameWords {
  return foldText(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}

/** Scripts that write whole words in few signs and put no spaces between names: one other sign is another person. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * How likely two names are one person's, from 0 (not) to 1 (the same words in any order). Each word of the shorter name
 * has to be a word of the longer one: the same, mistyped, or its initial. A first name alone is little, but something.
 */
export function likeness(one: NameWords, other: NameWords): number {
  if (one.length === 0 || other.length === 0) return 0
  if (one.toSorted().join('') === other.toSorted().join('') || one.join('') === other.join('')) return 1
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  const left = [...longer]
  let sum = 0
  let written = 0
  // Whole words first, so that an initial does not take the place of one.
  for (const word of shorter.toSorted((a, b) => b.length - a.length)) {
    const scores = left.map((candidate) => wordLikeness(word, candidate))
    const best = Math.max(...scores)
    if (best === 0) return 0
    left.splice(scores.indexOf(best), 1)
    sum += best
    if (best > INITIAL) written += 1
  }
  return written === 0 ? 0 : sum / longer.length
}

const MISTYPED = 0.8
const INITIAL = 0.5

function wordLikeness(one: string, other: string): number {
  if (one === other) return 1
  if (DENSE.test(one + other)) return 0
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? INITIAL : 0
  const length = Math.min(one.length, other.length)
  const allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0
  return isWithin(one, other, allowed) ? MISTYPED : 0
}

/** Whether so many letters left out, put in, changed or swapped make one word of the other. */
function isWithin(one: string, other: string, allowed: number): boolean {
  if (Math.abs(one.length - other.length) > allowed) return false
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1]
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[other.length]! <= allowed
}
