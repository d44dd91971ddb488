/** Marks on letters of scripts that are written and searched without them; in others, like Devanagari, they are vowels. */
const MARKS = /(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/gu
/** Joiners, marks of direction, the Arabic stretch. */
const UNSEEN = /[\p{Cf}\u0640]/gu
/** What Unicode takes for letters of their own, and people type without. */
const LETTERS: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
}
const ASCII = /^[\x20-\x7e]*$/
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** A text as it is compared in a search: without accents, case, width, and the dots of the Turkish i. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNSEEN, '')
    .toUpperCase() // ß is two letters there, and both Turkish i one
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter]!)
}
