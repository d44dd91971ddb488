/** Characters that can be seen: not white space, not zero-width or direction marks. */
const VISIBLE = /[^\s\p{C}\p{M}\u115f\u1160\u3164\uffa0]/u
const LETTER = /[\p{L}\p{N}]\p{M}*/u
const EMOJI = /\p{Extended_Pictographic}/u

export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}

/** First letter of the first and of the last word; else one emoji; else undefined, for which an icon stands. */
export function initials(name: string): string | undefined {
  const letters = name
    .split(/\s+/u)
    .map((word) => LETTER.exec(word)?.[0])
    .filter((letter) => letter !== undefined)
  const first = letters[0]
  if (first === undefined) return EMOJI.exec(name)?.[0]
  const last = letters.length > 1 ? letters.at(-1) : ''
  // Letters of joining scripts stay apart: ن ه, not one word of two letters.
  return [first, last].filter(Boolean).join('\u200c').toLocaleUpperCase()
}
